import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { verifyGolden } from "./verify-golden.js";

const data = fileURLToPath(new URL("../../../../../shared/data/alfworld/", import.meta.url));
const games = `${data}games`;
const isPresent = existsSync(data);
if (!isPresent) console.warn("Skipping the replay of ALFWorld's traces: ../shared is absent.");

describe.skipIf(!isPresent)("verifyGolden on recorded traces", () => {
  it.each([
    ["random", 28],
    ["expert", 29],
    ["walkthrough", 112],
    ["walkthrough-raw-ids", 7],
    ["legacy", 1],
  ])("should find no difference in %s.jsonl", (name, runs) => {
    const report = verifyGolden({ file: `${data}golden/${name}.jsonl`, games });
    expect(report.differences).toEqual([]);
    expect(report.runs).toBe(runs);
  });

  it("should report a changed byte in each field", () => {
    const [line = ""] = readFileSync(`${data}golden/random.jsonl`, "utf8").split("\n");
    const trace = JSON.parse(line);
    const last = trace.steps.length - 1;
    trace.steps[3].observation += " ";
    trace.steps[4].admissible_commands.reverse();
    trace.steps[5].score = 1;
    trace.steps[6].done = true;
    trace.steps[7].won = true;
    trace.steps[last].facts.pop();
    const report = verifyGolden({ goldenLines: [JSON.stringify(trace)], games });
    expect(report.differences.map(({ step, field }) => [step, field])).toEqual([
      [3, "observation"],
      [4, "admissible_commands"],
      [5, "score"],
      [6, "done"],
      [7, "won"],
      [last, "facts"],
    ]);
    expect(report.differences[0]).toMatchObject({ game: trace.game, kind: "random" });
    expect(report.byKind).toEqual({ random: { runs: 1, steps: trace.steps.length } });
  });
});

describe.skipIf(!isPresent)("verifyGolden on recorded plans", () => {
  it("should report a plan that the handcoded expert does not make", () => {
    const [line = ""] = readFileSync(`${data}golden/expert.jsonl`, "utf8").split("\n");
    const trace = JSON.parse(line);
    trace.steps[1].expert_plan = ["look"];
    const report = verifyGolden({ goldenLines: [JSON.stringify(trace)], games });
    expect(report.differences).toEqual([
      {
        ...{ game: trace.game, kind: "expert", step: 1, field: "expert_plan" },
        ...{ expected: ["look"], actual: ["go to sidetable 1"] },
      },
    ]);
  });
});

describe("verifyGolden", () => {
  it.each([
    ["{", "Line 2 of the golden traces is not JSON"],
    ["3", "Line 2 of the golden traces is no object"],
    ["{}", "does not name its game"],
    ['{"game": "g"}', "does not name its kind"],
    ['{"game": "g", "kind": "k", "steps": []}', "has no steps"],
    ['{"game": "g", "kind": "k", "steps": [{"command": "look"}]}', "has a command at the reset"],
    ['{"game": "g", "kind": "k", "steps": [{"command": null}, {}]}', "has no command at step 1"],
    ['{"game": "g", "kind": "k", "steps": [null]}', "has no object as step 0"],
  ])("should say what is wrong with the line %s", (line, message) => {
    expect(() => verifyGolden({ goldenLines: ["", line], games: "." })).toThrow(message);
  });
});
