import { describe, expect, it } from "vitest";
import { compareOutcomes } from "./compare-outcomes.js";
import { judgePrediction } from "./judge-prediction.js";
import { type Outcome, scoreTable } from "./score-table.js";

const outcome = (fields: Partial<Outcome>): Outcome => ({
  episode: "a",
  step: 0,
  verb: "go",
  determined: true,
  exact: true,
  hit: true,
  ...fields,
});

describe("scoreTable", () => {
  it("should count exact matches and hits over all, by what is known, and by verb", () => {
    const table = scoreTable([
      outcome({}),
      outcome({ exact: false }),
      outcome({ determined: false, exact: false, hit: false, verb: "take" }),
    ]);
    expect(table.all).toEqual({ exactMatch: { rate: 1 / 3, count: 3 }, hit: { rate: 2 / 3, count: 3 } });
    expect(table.determined!.exactMatch).toEqual({ rate: 0.5, count: 2 });
    expect(table.undetermined!.hit).toEqual({ rate: 0, count: 1 });
    expect(Object.keys(table.byVerb)).toEqual(["go", "take"]);
    expect(Object.keys(table.determinedByVerb)).toEqual(["go"]);
  });

  it("should not claim to know what is determined where nobody can tell", () => {
    const table = scoreTable([outcome({ determined: null })]);
    expect(table.determined).toBeNull();
    expect(table.undetermined).toBeNull();
  });

  it("should have no rate without transitions", () => {
    expect(scoreTable([]).all.exactMatch).toEqual({ rate: null, count: 0 });
  });
});

describe("judgePrediction", () => {
  const real = { action: "go to desk 1", observation: "You arrive at desk 1.", determined: true };

  it("should count what is equal as a hit whatever the test says", () => {
    const judged = judgePrediction({ episode: "a", step: 2, predicted: real.observation, real }, () => false);
    expect(judged).toEqual(outcome({ step: 2 }));
  });

  it("should file refused actions apart", () => {
    const refused = { ...real, rejected: true };
    expect(judgePrediction({ episode: "a", step: 0, predicted: "", real: refused }, () => false)).toEqual(
      outcome({ verb: "refused", exact: false, hit: false }),
    );
  });
});

describe("compareOutcomes", () => {
  const all = Array.from({ length: 40 }, (_, index) =>
    outcome({ episode: `e${index % 8}`, step: index, determined: index % 2 === 0, exact: false, hit: false }),
  );
  const better = all.map((one) => ({ ...one, exact: one.determined === true, hit: true }));

  it("should give the difference of rates with an interval over episodes", () => {
    const from = { name: "from", greedy: all, sampled: all };
    const to = { name: "to", greedy: better, sampled: better };
    const found = compareOutcomes(from, to, 1);
    const one = (measure: string) =>
      found.find(({ predictions, score, part }) => `${predictions} ${score} ${part}` === measure)!;
    expect(found).toHaveLength(8);
    expect(one("greedy exactMatch all").difference).toBe(0.5);
    expect(one("greedy exactMatch determined")).toMatchObject({ difference: 1, low: 1, high: 1 });
    expect(one("sampled hit all")).toMatchObject({ from: "from", to: "to", difference: 1 });
  });

  it("should compare with a baseline by greedy predictions only", () => {
    const baseline = { name: "baseline", greedy: all, sampled: null };
    const measures = compareOutcomes(baseline, { name: "to", greedy: better, sampled: better }, 1);
    expect(measures.map(({ predictions }) => predictions)).toEqual(new Array(4).fill("greedy"));
  });
});
