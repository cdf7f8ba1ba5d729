import type { Predictor } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { labelDetermined } from "./label-determined.js";

/** Knows what a place looks like once it was seen, and cannot tell about anything else. */
function memory(): Predictor {
  const seen = new Map<string, string>();
  return {
    start(observation) {
      seen.clear();
      seen.set("look", observation);
    },
    predict(action) {
      if (action === "wait") return { observation: "" };
      return { observation: seen.get(action) ?? "", determined: seen.has(action) };
    },
    update: (action, observation) => void seen.set(action, observation),
  };
}

describe("labelDetermined", () => {
  it("should judge each step by what came before it", () => {
    const actions = ["look", "open box", "open box", "wait"];
    const steps = actions.map((action) => ({ action, observation: `After ${action}.`, rejected: false }));
    const labelled = labelDetermined({ id: "episode", initialObservation: "A box.", steps }, memory());
    expect(labelled.steps).toEqual([
      { ...steps[0], determined: true },
      { ...steps[1], determined: false },
      { ...steps[2], determined: true },
      steps[3],
    ]);
  });
});
