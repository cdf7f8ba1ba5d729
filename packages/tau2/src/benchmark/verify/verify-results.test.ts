import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyResults } from "./verify-results.js";

const shared = fileURLToPath(new URL("../../../../../../shared/data/", import.meta.url));
const recorded = `${shared}tau2-golden/recorded/`;
const isPresent = existsSync(recorded);
if (!isPresent) console.warn("Skipping the replay of tau2-bench's recordings: ../shared is absent.");

const mockRun = `${recorded}yohei_20260531-184109-726391_results.json`;
const noOutputs = { equal: 0, jsonEqual: 0, excepted: 0, different: 0 };

describe.skipIf(!isPresent)("verifyResults on recorded runs", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "verify-results-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([false, true])("should reach every answer and verdict again (strict: %s)", (strict) => {
    const { files } = verifyResults([mockRun], { data: shared, strict });
    expect(files).toEqual([
      {
        ...{ file: mockRun, domain: "mock", simulations: 10, differences: [] },
        outputs: { ...noOutputs, equal: 13, jsonEqual: 2 },
        verdicts: {
          db: { agree: 9, disagree: 0 },
          assertions: { agree: 2, disagree: 0 },
          actions: { agree: 7, disagree: 0 },
          communicate: { agree: 2, disagree: 0 },
        },
      },
    ]);
  });

  it.each([
    ["airline__azure_gpt-4o-2024-11-20__llm_agent__50sims__5a804c48", 50, 277, [50, 0, 148, 10]],
    ["airline__claude-sonnet-4-5__llm_agent__50sims__45651a42", 50, 371, [50, 0, 148, 10]],
    ["airline__gpt-4.1__llm_agent__20sims__83e60796", 20, 148, [20, 0, 61, 1]],
    ["retail__gpt-4.1-mini__llm_agent__1sims__e55ede02", 1, 5, [1, 0, 5, 0]],
    ["retail__gpt-4.1__llm_agent__40sims__94ad2a06", 40, 299, [40, 0, 186, 16]],
    ["telecom__gpt-4.1__llm_agent__40sims__e27af7ee", 40, 689, [40, 64, 162, 0]],
    ["telecom__gpt-4.1__llm_agent_solo__40sims__e93263f9", 40, 626, [40, 64, 162, 0]],
  ] as const)(
    "should reach every answer and verdict of %s again",
    (name, simulations, equal, agreed) => {
      const { files } = verifyResults([`${recorded}${name}.json`], { data: shared });
      expect(files[0]).toMatchObject({ simulations, outputs: { ...noOutputs, equal }, differences: [] });
      expect(Object.values(files[0]!.verdicts).map(({ agree }) => agree)).toEqual(agreed);
    },
    60_000,
  );

  it("should not expect verdicts of a run that ended too early", () => {
    const file = `${recorded}yohei_20260531-042306-420109_results.json`;
    const [report] = verifyResults([file], { data: shared }).files;
    expect(report).toMatchObject({ simulations: 1, outputs: { ...noOutputs, equal: 1 }, differences: [] });
    expect(report?.verdicts.db).toEqual({ agree: 0, disagree: 0 });
  });

  it("should report one changed byte of an answer, and where", () => {
    const changed = changedRun(/(\\"status\\": \\"pendin)g(\\"\})/, "$1G$2");
    const { outputs, differences } = verifyResults([changed], { data: shared }).files[0]!;
    expect(outputs.different).toBe(1);
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({
      file: changed,
      what: "content",
      task: "create_task_1",
      message: 3,
    });
    expect(differences[0]?.expected).toBe(String(differences[0]?.actual).replace("pending", "pendinG"));
  });

  it("should report a changed error flag", () => {
    const changed = changedRun(/"error": false(,\s+"turn_idx": 3)/, '"error": true$1');
    const { differences } = verifyResults([changed], { data: shared }).files[0]!;
    expect(differences.map(({ what, expected, actual }) => [what, expected, actual])).toEqual([
      ["error", true, false],
    ]);
  });

  it.each([
    [/"db_match": true/, '"db_match": false', "db", [false], [true]],
    [/"met": true,(\s+"reward")/, '"met": false,$1', "assertions", [false], [true]],
    [/"action_match": true/, '"action_match": false', "actions", [false], [true]],
    [/"met": false,(\s+"justification")/, '"met": true,$1', "communicate", [true, false], [false, false]],
  ] as const)("should report the changed verdict %s", (pattern, replacement, what, expected, actual) => {
    const { verdicts, differences } = verifyResults([changedRun(pattern, replacement)], { data: shared })
      .files[0]!;
    expect(verdicts[what].disagree).toBe(1);
    expect(differences).toEqual([expect.objectContaining({ what, message: null, expected, actual })]);
  });

  it("should refuse a run whose simulation is about no task that it holds", () => {
    const changed = changedRun(/"task_id": "create_task_1"/, '"task_id": "other"');
    expect(() => verifyResults([changed], { data: shared })).toThrow(
      "the task other, which it does not hold",
    );
  });

  it("should name domains near to one that it does not know", () => {
    const changed = changedRun(/"domain_name": "mock"/, '"domain_name": "mocks"');
    expect(() => verifyResults([changed], { data: shared })).toThrow("Did you mean mock?");
  });

  function changedRun(pattern: RegExp, replacement: string): string {
    const text = readFileSync(mockRun, "utf8");
    const changed = text.replace(pattern, replacement);
    expect(changed).not.toBe(text);
    const file = join(folder, "changed.json");
    writeFileSync(file, changed);
    return file;
  }
});
