import { describe, expect, it } from "vitest";
import { type ComparedWay, compareModels } from "./compare-models.js";
import type { Outcome } from "./score-table.js";

const outcome: Outcome = { episode: "a", step: 0, verb: "go", determined: true, exact: true, hit: true };
const way = (name: string, kind: ComparedWay["kind"]): ComparedWay => ({
  name,
  kind,
  greedy: [outcome],
  sampled: kind === "model" ? [outcome] : null,
});
const pairs = (...ways: readonly ComparedWay[]) => [
  ...new Set(compareModels(ways, 1).map(({ from, to }) => `${from} ${to}`)),
];
const [memory, tracker] = [way("memory", "baseline"), way("tracker", "ceiling")];

describe("compareModels", () => {
  it("should hold arm against arm, each arm against the start, and each model against the baselines", () => {
    const models = ["start", "supervised", "rwml"].map((name) => way(name, "model"));
    expect(pairs(memory, tracker, ...models)).toEqual([
      "supervised rwml",
      "start supervised",
      "start rwml",
      "memory start",
      "memory supervised",
      "memory rwml",
    ]);
  });

  it("should do with one arm, one model or none", () => {
    expect(pairs(memory, way("start", "model"), way("rwml", "model"))).toEqual([
      "start rwml",
      "memory start",
      "memory rwml",
    ]);
    expect(pairs(memory, way("rwml", "model"))).toEqual(["memory rwml"]);
    expect(pairs(memory, tracker)).toEqual([]);
  });

  it("should compare greedy and sampled predictions by both scores, but baselines by their greedy ones only", () => {
    const measures = (from: string) =>
      compareModels([memory, way("start", "model"), way("rwml", "model")], 1)
        .filter(
          (comparison) => comparison.from === from && comparison.to === "rwml" && comparison.part === "all",
        )
        .map(({ predictions, score }) => `${predictions} ${score}`);
    expect(measures("start")).toEqual([
      "greedy exactMatch",
      "sampled exactMatch",
      "greedy hit",
      "sampled hit",
    ]);
    expect(measures("memory")).toEqual(["greedy exactMatch", "greedy hit"]);
  });
});
