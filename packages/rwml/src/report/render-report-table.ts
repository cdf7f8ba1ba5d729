import { formatDuration } from "../progress/format-duration.js";
import { formatFigure } from "../progress/format-figure.js";
import { formatComparison, formatRate } from "./format-rate.js";
import { renderStages } from "./render-stages.js";
import type { Evaluation, Report, Scores, ScoreTable } from "./report.js";
import { textTable } from "./text-table.js";

/** The report as one table for a terminal of 80 columns, and below it what belongs to reading it. */
export function renderReportTable(report: Report): string {
  const blocks = [heading(report), table(report), comparisons(report), measured(report), caveats(report)];
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
export function renderEvaluations(
  result: Pick<Report, "evaluations" | "comparisons" | "embedder"> & { readonly determined: number | null },
): string {
  return [
    table({ evaluations: result.evaluations, data: { testDetermined: result.determined } }),
    comparisons(result),
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

function comparisons({ comparisons }: Pick<Report, "comparisons">): string {
  return comparisons
    .map((comparison) => {
      const { from, to, measure, resamples } = comparison;
      return `${from} → ${to}, ${measure}: ${formatComparison(comparison)}, ${formatFigure(resamples)} resamples`;
    })
    .join("\n");
}

function measured(report: Report): string {
  const { embedder, groups, stages, model, seed, secondsTotal } = report;
  const lines = [
    hitRule(embedder),
    renderStages(stages, groups),
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

function caveats({ caveats }: Report): string {
  return caveats.map((caveat) => `- ${caveat}`).join("\n");
}
