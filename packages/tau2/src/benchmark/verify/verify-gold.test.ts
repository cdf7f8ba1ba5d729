import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isGoldReached } from "./gold-report.js";
import { verifyGold } from "./verify-gold.js";

const shared = fileURLToPath(new URL("../../../../../../shared/data/", import.meta.url));
const golden = `${shared}tau2-golden/`;
const isPresent = existsSync(golden);
if (!isPresent) console.warn("Skipping tau2-bench's gold runs: ../shared is absent.");

describe.skipIf(!isPresent)("verifyGold", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "verify-gold-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ["mock", 10, 8, 40, 3, 0],
    ["airline", 30, 84, 120, 0, 0],
    ["retail", 74, 365, 296, 0, 13],
    ["telecom", 609, 3462, 2436, 1009, 0],
  ])(
    "should reach upstream's answers, hashes and assertions in %s",
    (domain, tasks, outputs, hashes, assertions, raised) => {
      const file = `${golden}${domain}.gold.json`;
      const report = verifyGold([file], { data: shared });
      expect(report.files[0]).toEqual({
        ...{ file, domain, tasks, differences: [], raised: expect.any(Array) },
        outputs: { equal: outputs, different: 0 },
        hashes: { equal: hashes, different: 0 },
        assertions: { agree: assertions, disagree: 0 },
      });
      expect(report.files[0]!.raised).toHaveLength(raised);
      expect(isGoldReached(report)).toBe(true);
    },
    60_000,
  );

  it("should report each value that differs", () => {
    const [record] = records();
    record.init[1] = `0${record.init[1]!.slice(1)}`;
    record.gold[0] = "";
    record.gold_outputs = [record.gold_outputs[0]!.replace("task_2", "task_3"), "more"];
    record.assertions_after_gold_no_sync = [true];
    const report = verifyGold([written([record])], { data: shared });
    expect(isGoldReached(report)).toBe(false);
    expect(report.files[0]).toMatchObject({
      outputs: { equal: 0, different: 2 },
      hashes: { equal: 2, different: 2 },
      assertions: { agree: 0, disagree: 1 },
    });
    const { differences } = report.files[0]!;
    expect(differences.map(({ task, what, index }) => [task, what, index])).toEqual([
      ["create_task_1", "output", 0],
      ["create_task_1", "output", 1],
      ["create_task_1", "initial", 1],
      ["create_task_1", "final", 0],
      ["create_task_1", "assertion", 0],
    ]);
    expect(differences[1]).toMatchObject({ expected: "more", actual: "(nothing)" });
  });

  it("should name tasks near to one that the data does not have", () => {
    const [record] = records();
    expect(() => verifyGold([written([{ ...record, id: "create_task_9" }])], { data: shared })).toThrow(
      "near are create_task_1",
    );
  });

  it("should say what is wrong with a broken file", () => {
    const broken = () => verifyGold([written([{ ...records()[0], gold: 3 }])], { data: shared });
    expect(broken).toThrow("record 0: gold: Input should be a valid list");
    expect(broken).toThrow(expect.objectContaining({ code: "tau2/broken-file" }));
  });

  function records() {
    return JSON.parse(readFileSync(`${golden}mock.gold.json`, "utf8")) as [
      {
        init: string[];
        gold: string[];
        gold_outputs: string[];
        assertions_after_gold_no_sync: boolean[];
      },
    ];
  }

  function written(content: readonly unknown[]): string {
    const file = join(folder, "mock.gold.json");
    writeFileSync(file, JSON.stringify(content));
    return file;
  }
});
