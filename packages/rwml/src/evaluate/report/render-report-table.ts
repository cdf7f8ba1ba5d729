import { formatDuration } from "../../act/progress/format-duration.js";
import { formatFigure } from "../../act/progress/format-figure.js";
import type { EvaluationResult } from "../evaluation-task.js";
import { comparedPairs, findings, scoreNames } from "./findings.js";
import { formatInterval, formatRate } from "./format-rate.js";
import { renderStages } from "./render-stages.js";
import type { Comparison, Evaluation, Report, Scores, ScoreTable } from "./report.js";
import { textTable } from "./text-table.js";
import { trainedText } from "./trained-text.js";
import { truncatedText } from "./truncated-text.js";
import { belowBaseline, warnings } from "./warnings.js";

/** The report as one table for a terminal of 80 columns, and below it what belongs to reading it. */
export function renderReportTable(report: Report): string {
  const blocks = [
    bullets(warnings(report)),
    heading(report),
    table(report),
    differences(report.comparisons),
    bullets(findings(report.comparisons).map(({ text }) => text)),
    measured(report),
    bullets(report.caveats),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function heading({ name, environment, data }: Report): string {
  const { testTransitions, testEpisodes, testDetermined } = data;
  const followed =
    testDetermined === null ? "" : `; ${formatFigure(testDetermined)} of them follow from the history`;
  return [
    `${name}: learned from ${environment.train}, tested on ${environment.test}`,
    `${formatFigure(testTransitions)} test transitions of ${formatFigure(testEpisodes)} episodes${followed}`,
  ].join("\n");
}

/** Evaluations and what follows from comparing them, without the training that a whole report tells of. */
export function renderEvaluations(result: Omit<EvaluationResult, "examples" | "policy">): string {
  return [
    bullets([
      ...trainedText(result),
      ...truncatedText(result.evaluations),
      ...belowBaseline(result.evaluations),
    ]),
    table({ evaluations: result.evaluations, data: { testDetermined: result.determined } }),
    differences(result.comparisons),
    bullets(findings(result.comparisons).map(({ text }) => text)),
    hitRule(result.embedder),
  ]
    .filter((block) => block !== "")
    .join("\n\n");
}

function table({
  evaluations,
  data,
}: Pick<Report, "evaluations"> & { readonly data: Pick<Report["data"], "testDetermined"> }): string {
  const rows = evaluations.map((evaluation) => [evaluation.name, ...scoreCells(evaluation)]);
  const cells =
    data.testDetermined === null
      ? "all transitions, in per cent"
      : "all transitions / those that follow from the history, in per cent";
  return [
    textTable([["", "exact match", "", "hit", ""], ["", "greedy", "sampled", "greedy", "sampled"], ...rows]),
    cells,
  ].join("\n");
}

function scoreCells({ greedy, sampled }: Evaluation): string[] {
  const pair = (scores: ScoreTable | null, measure: keyof Scores) => {
    if (scores === null) return "–";
    const all = formatRate(scores.all[measure]);
    return scores.determined === null
      ? all
      : `${all} / ${formatRate(scores.determined[measure]).padStart(5)}`;
  };
  return [pair(greedy, "exactMatch"), pair(sampled, "exactMatch"), pair(greedy, "hit"), pair(sampled, "hit")];
}

/** One block for each pair, a row for each measure, all transitions beside the determined ones. */
function differences(comparisons: readonly Comparison[]): string {
  const [first] = comparisons;
  if (first === undefined) return "";
  const parts = comparisons.some(({ part }) => part === "determined")
    ? (["all", "determined"] as const)
    : (["all"] as const);
  const rows = comparedPairs(comparisons).flatMap(({ from, to, comparisons }) => [
    [`${to} less ${from}`],
    ...measures(comparisons).map(({ score, predictions }) => [
      `  ${scoreNames[score]}, ${predictions}`,
      ...parts.map((part) => {
        const one = comparisons.find(
          (comparison) =>
            comparison.score === score && comparison.predictions === predictions && comparison.part === part,
        );
        return one === undefined ? "–" : formatInterval(one);
      }),
    ]),
  ]);
  return [
    `Differences in points, with ${Math.round(first.level * 100)}% intervals over episodes (${formatFigure(first.resamples)} resamples)`,
    textTable([["", ...parts], ...rows]),
  ].join("\n");
}

function measures(comparisons: readonly Comparison[]): readonly Pick<Comparison, "score" | "predictions">[] {
  return (["exactMatch", "hit"] as const)
    .flatMap((score) => (["greedy", "sampled"] as const).map((predictions) => ({ score, predictions })))
    .filter(({ score, predictions }) =>
      comparisons.some((comparison) => comparison.score === score && comparison.predictions === predictions),
    );
}

function measured(report: Report): string {
  const { embedder, groups, stages, model, seed, secondsTotal, plan } = report;
  const lines = [
    hitRule(embedder),
    renderStages(stages, groups),
    `Fitted to ${formatFigure(plan.updates)} updates a second, measured before: the ${plan.model} model.`,
    `Model of ${formatFigure(model.parameters)} parameters, seed ${seed}, ${formatDuration(secondsTotal)} in all.`,
  ];
  return lines.join("\n");
}

function hitRule({ id, kind, threshold }: Report["embedder"]): string {
  const hit = `a hit is a gap below ${threshold}`;
  return kind === "lexical"
    ? `Gap by the lexical embedder ${id}: it compares words, not meaning; ${hit}.`
    : `Gap by the semantic embedder ${id}; ${hit}.`;
}

function bullets(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${sentence}`).join("\n");
}
