import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runInTest } from "../test-context.fixture.js";

const data = fileURLToPath(new URL("../../../../../../shared/data/alfworld", import.meta.url));
const isHere = existsSync(data);
if (!isHere) console.warn(`Skipped, because there are no traces of ALFWorld in ${data}.`);

describe.skipIf(!isHere)("rwml verify alfworld", () => {
  const verify = (...options: string[]) =>
    runInTest([
      ...["verify", "alfworld", "--golden", `${data}/golden/legacy.jsonl`],
      ...[`${data}/golden/walkthrough-raw-ids.jsonl`, "--games", `${data}/games`, ...options],
    ]);

  it("should replay the traces of several files and find nothing", async () => {
    const { code, output } = await verify();
    expect(code).toBe(0);
    expect(output).toMatch(/^all +[1-9]\d* +[1-9]\d* +0$/m);
    expect(output).toMatch(/All [1-9][\d,]* values are the same\./);
  });

  it("should end with 1 where nothing was compared", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "rwml-traces-")), "empty.jsonl");
    writeFileSync(file, "\n");
    const { code, output } = await runInTest(["verify", "alfworld", "--golden", file]);
    expect(code).toBe(1);
    expect(output).toContain("Nothing was compared");
  });

  it("should print the report alone as JSON", async () => {
    const report = JSON.parse((await verify("--json")).output);
    expect(Object.keys(report)).toEqual([
      ...["runs", "steps", "values", "unknownFields", "byKind", "guessedLimits", "differences"],
    ]);
    expect(report.differences).toEqual([]);
  });
});
