import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { alfworldPredictors } from "./predictors.js";

interface Trace {
  readonly steps: readonly { readonly command: string | null; readonly observation: string }[];
}

const golden = fileURLToPath(new URL("../../../../../shared/data/alfworld/golden/", import.meta.url));
const present = existsSync(golden);
if (!present)
  console.warn("No golden traces of ALFWorld at ../shared/data: predictors are not measured on them.");

function traces(name: string): Trace[] {
  return readFileSync(`${golden}${name}.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** Every prediction for a trace, with what really came and whether it could be known. */
function replay(predictorName: string, { steps: [first, ...steps] }: Trace) {
  const predictor = alfworldPredictors[predictorName]!();
  const judge = alfworldPredictors["rule-tracker"]!();
  predictor.start(first!.observation);
  judge.start(first!.observation);
  return steps.map(({ command, observation }) => {
    const { observation: predicted } = predictor.predict(command!);
    const determined = judge.predict(command!).determined === true;
    predictor.update(command!, observation);
    judge.update(command!, observation);
    return { predicted, observation, determined };
  });
}

function exactMatch(rows: ReturnType<typeof replay>): number {
  return rows.filter(({ predicted, observation }) => predicted === observation).length / rows.length;
}

describe("alfworldPredictors", () => {
  it("should name a baseline and the judge", () => {
    expect(Object.keys(alfworldPredictors)).toEqual(["copy-memory", "rule-tracker"]);
  });

  it("should give each caller a predictor of its own", () => {
    const [first, second] = [alfworldPredictors["rule-tracker"]!(), alfworldPredictors["rule-tracker"]!()];
    const room = "Looking quickly around you, you see a shelf 1.\n";
    first.start(room);
    second.start(room);
    first.update("go to shelf 1", "You arrive at shelf 1. On the shelf 1, you see nothing.");
    expect(second.predict("go to shelf 1").determined).toBe(false);
  });
});

describe.skipIf(!present)("alfworldPredictors on traces of upstream", () => {
  it.each([
    ["random", 0.6, 0.75],
    ["expert", 0.7, 0.9],
    ["walkthrough", 0.45, 0.6],
    ["legacy", 0.5, 0.7],
  ])("should know the determined steps of %s", (name, leastShare, mostShare) => {
    const rows = traces(name).flatMap((trace) => replay("rule-tracker", trace));
    const determined = rows.filter((row) => row.determined);
    expect(determined.filter(({ predicted, observation }) => predicted !== observation)).toEqual([]);
    expect(determined.length / rows.length).toBeGreaterThan(leastShare);
    expect(determined.length / rows.length).toBeLessThan(mostShare);
  });

  it("should leave the copy memory behind", () => {
    const known = (name: string) =>
      traces("random").flatMap((trace) => replay(name, trace).filter((row) => row.determined));
    expect(exactMatch(known("rule-tracker")) - exactMatch(known("copy-memory"))).toBeGreaterThan(0.08);
  });

  it("should refuse every command that speaks of raw ids", () => {
    const rows = traces("walkthrough-raw-ids").flatMap((trace) => replay("rule-tracker", trace));
    expect(rows.every(({ predicted, determined }) => predicted === "Nothing happens." && determined)).toBe(
      true,
    );
  });

  it("should predict the same twice, and change nothing by predicting", () => {
    const [trace] = traces("random");
    const once = replay("rule-tracker", trace!);
    const actions = trace!.steps.slice(1).map(({ command }) => command!);
    const tracker = alfworldPredictors["rule-tracker"]!();
    tracker.start(trace!.steps[0]!.observation);
    const again = trace!.steps.slice(1).map(({ command, observation }) => {
      for (const action of actions) tracker.predict(action);
      const { observation: predicted, determined } = tracker.predict(command!);
      tracker.update(command!, observation);
      return { predicted, observation, determined };
    });
    expect(again).toEqual(once);
  });
});
