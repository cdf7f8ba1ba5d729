import { existsSync } from "node:fs";
import { join } from "node:path";
import { GymError } from "@rwml/core";
import { readReport } from "../report/read-report.js";
import type { Report } from "../report/report.js";
import type { DemoSettings } from "./demo-plan.js";
import { reportPlan } from "./describe-plan.js";
import { planPath, readPlan } from "./stored-plan.js";

/** Where a run keeps its report. */
export function reportPath(run: string): string {
  return join(run, "report.json");
}

/**
 * The report of a finished run.
 *
 * @throws GymError `report/not-a-report` and `demo/not-a-plan` for files that cannot be read, `demo/other-report` when the
 *   report is of another run: that one's figures would pass for this one's
 */
export function readOwnReport(run: string, { minutes, seed }: DemoSettings): Report {
  const path = reportPath(run);
  const report = readReport(path);
  const isOfSettings = report.seed === seed && report.plan.minutes === minutes;
  if (!isOfSettings || !(existsSync(planPath(run)) ? isOfPlan(report, run, minutes) : true)) {
    throw new GymError(
      "demo/other-report",
      `${path} is the report of another run: its seed, minutes or plan are not those of ${run}. Put the right file back, or delete it and run the same command again: what was trained is kept.`,
    );
  }
  return report;
}

/** No two runs have measured the same speed, down to the last digit. */
function isOfPlan({ plan }: Report, run: string, minutes: number): boolean {
  const { recordedSteps, updates, samples } = reportPlan(readPlan(run), minutes);
  return plan.recordedSteps === recordedSteps && plan.updates === updates && plan.samples === samples;
}
