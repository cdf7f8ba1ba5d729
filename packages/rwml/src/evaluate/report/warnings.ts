import { formatDuration } from "../../act/progress/format-duration.js";
import { formatFigure } from "../../act/progress/format-figure.js";
import { slowShare } from "../../train/pace-watch.js";
import { formatRate } from "./format-rate.js";
import type { Evaluation, Report, ReportPlan } from "./report.js";

/** A run may take longer than it was given by this share before it is said. */
const overtimeShare = 0.05;

/** Arms count as unequal when one was so many times quicker than expected, beside the other. */
const unequalRatio = 1.7;

/** What a reader must be told first: a machine that was too slow, and models that know less than copying does. */
export function warnings(report: Report): readonly string[] {
  return [
    ...(report.plan.isTooSlow ? [tooSlow(report.plan)] : []),
    ...slowStages(report),
    ...unequalArms(report),
    ...overtime(report),
    ...belowBaseline(report.evaluations),
  ];
}

/** What to say of a machine that cannot learn enough in the time. */
export function tooSlow({
  model,
  updates,
  supervisedSteps,
  minutesNeeded,
}: Omit<ReportPlan, "isTooSlow">): string {
  const pace = updates < 10 ? updates.toFixed(1) : Math.round(updates);
  const enough =
    minutesNeeded === null
      ? ""
      : `, or give it at least ${minutesNeeded} minutes (--minutes ${minutesNeeded})`;
  return `This machine was measured at ${pace} updates a second of the ${model} model: about ${formatFigure(supervisedSteps)} in the time there is, too few to predict better than copying does. End other programs${enough}.`;
}

/** The trained models, other than the start of others, that the best simple baseline beats in exact match. */
export function belowBaseline(evaluations: readonly Evaluation[]): readonly string[] {
  const models = evaluations.filter(({ kind }) => kind === "model");
  const ends = models.length > 1 ? models.slice(1) : models;
  return ends.flatMap((model) =>
    (["all", "determined"] as const).flatMap((part) => {
      const [best] = evaluations
        .filter(({ kind }) => kind === "baseline")
        .sort((left, right) => exactRate(right, part) - exactRate(left, part));
      if (best === undefined || exactRate(model, part) >= exactRate(best, part)) return [];
      const [own, other] = [model, best].map(({ greedy }) => formatRate(greedy[part]?.exactMatch));
      const where = part === "all" ? "of all transitions" : "of the determined transitions";
      return [
        `${model.name} is worse than the simple ${best.name}: ${own} against ${other} per cent ${where} exactly right. Give it more minutes, or end other programs.`,
      ];
    }),
  );
}

function exactRate({ greedy }: Evaluation, part: "all" | "determined"): number {
  return greedy[part]?.exactMatch.rate ?? 0;
}

function slowStages(report: Report): readonly string[] {
  return paces(report).flatMap(({ stage, share }) =>
    share >= slowShare
      ? []
      : [
          `The machine became far slower: ${stage} made ${perCent(share)} of the steps a second that were measured before. Its figures are those of a shorter training.`,
        ],
  );
}

/** Arms run one after the other: equal seconds are not equal work when other programs come or go in between. */
function unequalArms(report: Report): readonly string[] {
  const arms = paces(report).filter(({ stage }) => stage !== "start");
  const [left, right] = arms;
  if (left === undefined || right === undefined) return [];
  const ratio = left.share / right.share;
  if (Math.max(ratio, 1 / ratio) < unequalRatio) return [];
  return [
    `The arms had equal seconds, but not an equal machine: of the steps a second that were expected, ${left.stage} made ${perCent(left.share)} and ${right.stage} ${perCent(right.share)}. Compare them with care.`,
  ];
}

function overtime({ secondsTotal, plan: { minutes } }: Report): readonly string[] {
  if (secondsTotal <= 60 * minutes * (1 + overtimeShare)) return [];
  return [
    `It took ${formatDuration(secondsTotal)}, more than the ${formatDuration(60 * minutes)} that it was given.`,
  ];
}

/** What the stages that did something made of the steps a second that were expected of them. */
function paces({ stages, plan }: Report) {
  return stages
    .filter(({ steps, seconds }) => steps > 0 && seconds > 0)
    .map(({ stage, steps, seconds }) => ({ stage, share: steps / seconds / plan.pace[stage] }));
}

function perCent(share: number): string {
  return `${Math.round(share * 100)} per cent`;
}
