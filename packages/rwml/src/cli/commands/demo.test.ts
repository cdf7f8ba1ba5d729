import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Report } from "../../evaluate/report/report.js";
import { sampleReport } from "../../evaluate/report/sample-report.fixture.js";
import { saveReport } from "../../evaluate/report/save-report.js";
import { runInTest } from "../test-context.fixture.js";

/** What the demo says of a run that has this report already. */
async function demo(report: Report | string) {
  const out = mkdtempSync(join(tmpdir(), "rwml-demo-"));
  mkdirSync(join(out, "done"));
  const settings = { minutes: 10, data: null, seed: 1 };
  writeFileSync(join(out, "done", "run.json"), `${JSON.stringify(settings, null, 2)}\n`);
  const file = join(out, "done", "report.json");
  if (typeof report === "string") writeFileSync(file, report);
  else saveReport(file, report);
  return runInTest(["demo", "--out", out, "--name", "done"]);
}

/** The report of a run whose models copying beats. */
const worse: Report = {
  ...sampleReport,
  evaluations: sampleReport.evaluations.map((evaluation) =>
    evaluation.kind === "baseline"
      ? { ...evaluation, greedy: sampleReport.evaluations.find(({ kind }) => kind === "ceiling")!.greedy }
      : evaluation,
  ),
};

describe("rwml demo", () => {
  it("should print the report of a finished run", async () => {
    const { code, output } = await demo(sampleReport);
    expect(code).toBe(0);
    expect(output).toContain("rwml less supervised");
  });

  it("should end with 1, and say so first, when a model is worse than copying", async () => {
    const { code, output } = await demo(worse);
    expect(code).toBe(1);
    expect(output).toMatch(/^- supervised is worse than the simple copy-memory/);
    expect(output).toContain("- rwml is worse than the simple copy-memory: 88.4 against 100.0 per cent");
  });

  it("should refuse a report that it cannot read, by name", async () => {
    for (const report of ["{}", "null", JSON.stringify({ formatVersion: 1, ...sampleReport })]) {
      const { code, errors } = await demo(report);
      expect(code).toBe(2);
      expect(errors).toMatch(/report\.json is /);
      expect(errors).not.toContain("bug");
    }
  });
});
