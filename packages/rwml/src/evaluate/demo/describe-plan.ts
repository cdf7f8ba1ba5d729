import { formatDuration } from "../../act/progress/format-duration.js";
import { formatFigure } from "../../act/progress/format-figure.js";
import type { ReportPlan } from "../report/report.js";
import { tooSlow } from "../report/warnings.js";
import { minutesNeeded } from "./fit-plan.js";
import type { StoredPlan } from "./stored-plan.js";

/** A run's plan as its report tells of it. */
export function reportPlan({ speed, fitted }: StoredPlan, minutes: number): ReportPlan {
  const { model, pace, supervisedSteps, isTooSlow } = fitted;
  return {
    minutes,
    recordedSteps: speed.recordedSteps,
    ...speed.models[model],
    model,
    pace,
    supervisedSteps,
    isTooSlow,
    minutesNeeded: minutesNeeded(speed),
  };
}

/** What the machine can do, and what will be done, before it is. */
export function describePlan(plan: StoredPlan, minutes: number): string {
  const { seconds, trainEpisodes, testEpisodes, model, supervisedSteps, isTooSlow } = plan.fitted;
  const told = reportPlan(plan, minutes);
  const fitted = `Fitted to ${formatFigure(told.updates)} updates a second: the ${model} model, ${formatFigure(trainEpisodes)} episodes, a start of ${formatDuration(seconds.start)} and two arms of ${formatDuration(seconds.arm)}, about ${formatFigure(supervisedSteps)} supervised steps, ${formatFigure(testEpisodes)} test episodes.`;
  return isTooSlow
    ? `${fitted}\n${tooSlow(told)} It goes on all the same, and the report will say so.`
    : fitted;
}
