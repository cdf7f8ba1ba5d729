import { describeLaws, laws } from "@rwml/core/testing";
import { describe, expect, it } from "vitest";
import { river } from "./river.js";
import { runExample } from "./run-example.fixture.js";

describe("first-environment.ts", () => {
  it("should play, record, verify and check the river", async () => {
    const lines = (await runExample("first-environment.ts")).split("\n");
    expect(lines.slice(0, 7)).toEqual([
      "You are on the near bank with the wolf and the goat and the cabbage.",
      "> ferry goat",
      "You are on the far bank with the goat.",
      "  banks/farmer = far, banks/goat = far",
      "> ferry wolf",
      "The wolf is on the other bank.",
      "  impossible, nothing changes",
    ]);
    expect(lines).toContain("played again, 200 of 200 are the same in every state");
    expect(lines.filter((line) => line.startsWith("ok  "))).toHaveLength(laws.length);
    expect(lines.join("\n")).not.toContain("BROKEN");
  });
});

describeLaws(river, { describe, it });
