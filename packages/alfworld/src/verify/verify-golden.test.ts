import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, vi } from "vitest";
import { generateGame } from "../generate/generate-game.js";
import { writeGameFile } from "../generate/write-game-file.js";
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

describe.skipIf(!isPresent)("verifyGolden on odd traces", () => {
  const [line = ""] = isPresent ? readFileSync(`${data}golden/walkthrough.jsonl`, "utf8").split("\n") : [];
  const verify = (change: (steps: Record<string, unknown>[]) => void) => {
    const trace = JSON.parse(line);
    change(trace.steps);
    return verifyGolden({ goldenLines: [JSON.stringify(trace)], games });
  };

  it("should count the values that were compared, and the fields that were not", () => {
    const renamed = verify((steps) => {
      for (const step of steps) {
        for (const field of Object.keys(step)) if (field !== "command") delete step[field];
        step.observaton = "wrong";
        Object.assign(step, { constructor: "wrong" });
      }
    });
    expect(renamed).toMatchObject({ values: 0, differences: [] });
    expect(Object.keys(renamed.unknownFields).sort()).toEqual(["constructor", "observaton"]);
    const whole = verify(() => {});
    expect(whole).toMatchObject({ values: 5 * whole.steps, unknownFields: {} });
    expect(verifyGolden({ goldenLines: ["", " "], games })).toMatchObject({ runs: 0, values: 0 });
  });

  it("should compare null as a value, but where upstream leaves it unset", () => {
    const report = verify((steps) => {
      Object.assign(steps[0]!, { score: null, done: null });
      Object.assign(steps[1]!, { observation: null, won: null, score: null });
    });
    expect(report.differences.map(({ step, field }) => [step, field])).toEqual([
      [1, "observation"],
      [1, "score"],
      [1, "won"],
    ]);
  });

  it("should take an end before a win for no step limit", () => {
    const report = verify((steps) => {
      for (const step of steps.slice(1)) step.done = true;
    });
    expect(report.guessedLimits).toBe(0);
    expect(new Set(report.differences.map(({ field }) => field))).toEqual(new Set(["done"]));
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

describe("verifyGolden on a game of one's own", () => {
  const root = mkdtempSync(join(tmpdir(), "rwml-golden-"));
  afterAll(() => rmSync(root, { recursive: true }));
  const game = "valid_seen/task/trial/game.tw-pddl";
  const path = join(root, "json_2.1.1", game);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, writeGameFile(generateGame({ seed: 5 })));

  /** A trace of looks; `done` is given for each step after the reset. */
  const trace = (dones: readonly boolean[], changes: object = {}) => {
    const steps = dones.map((done) => ({ command: "look", score: 0, done, won: false }));
    return JSON.stringify({
      game,
      kind: "own",
      steps: [{ command: null, done: false }, ...steps],
      ...changes,
    });
  };
  const verify = (line: string, games = root) => verifyGolden({ goldenLines: [line], games });
  const differences = (line: string) => verify(line).differences.map(({ step, field }) => [step, field]);

  it("should take a byte order mark, and refuse a file that is not UTF-8", () => {
    const file = join(root, "golden.jsonl");
    writeFileSync(file, `\ufeff${trace([false])}\n\ufeff${trace([false])}\n`);
    expect(verifyGolden({ file, games: root })).toMatchObject({ runs: 2, differences: [] });
    writeFileSync(file, Buffer.from(trace([false], { note: "\u00e9" }), "latin1"));
    expect(() => verifyGolden({ file, games: root })).toThrow(`${file} is not UTF-8`);
  });

  it("should tell the end at a step limit from a win, and count it where no limit is stated", () => {
    expect(differences(trace([false, false, true]))).toEqual([]);
    expect(verify(trace([false, false, true])).guessedLimits).toBe(1);
    expect(verify(trace([false, true, true], { max_steps: 2 }))).toMatchObject({
      guessedLimits: 0,
      differences: [],
    });
  });

  it("should not take for a limit what does not last, or is not the one that is stated", () => {
    expect(differences(trace([false, true, false]))).toEqual([[2, "done"]]);
    expect(differences(trace([false, true, true], { max_steps: 3 }))).toEqual([[2, "done"]]);
    expect(differences(trace([false, false], { max_steps: 2 }))).toEqual([[2, "done"]]);
    expect(
      differences(trace([true], { steps: [{ command: null }, { command: "look", done: true, won: true }] })),
    ).toEqual([
      [1, "done"],
      [1, "won"],
    ]);
    expect(() => verify(trace([], { max_steps: 0 }))).toThrow("has the step limit 0");
  });

  it("should take paths from the root of the file system, with variables, and of other machines", () => {
    vi.stubEnv("ALFWORLD_DATA", root);
    for (const name of [path, `$ALFWORLD_DATA/json_2.1.1/${game}`]) {
      expect(verifyGolden({ goldenLines: [trace([false], { game: name })] }).differences).toEqual([]);
    }
    vi.unstubAllEnvs();
    for (const games of [root, join(root, "json_2.1.1")]) {
      expect(verify(trace([false], { game: `/elsewhere/json_2.1.1/${game}` }), games).runs).toBe(1);
      expect(verify(trace([false]), games).runs).toBe(1);
    }
    expect(() => verify(trace([false], { game: "valid_seen/no" }))).toThrow(
      /is not there: looked for .*json_2\.1\.1/,
    );
    expect(() => verifyGolden({ goldenLines: [trace([false])] })).toThrow("Add --games <folder>");
  });
});
