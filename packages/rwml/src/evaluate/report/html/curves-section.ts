import { formatDuration } from "../../../act/progress/format-duration.js";
import { formatFigure } from "../../../act/progress/format-figure.js";
import type { StageFigures } from "../../../train/training-figures.js";
import type { TrainingStage } from "../../../train/training-stage.js";
import { effectiveGroups } from "../effective-groups.js";
import type { Report } from "../report.js";
import { type LineChart, type LineSeries, lineChart } from "../svg/line-chart.js";
import { type Html, html, nothing } from "./html.js";

/** What the stages are called. */
const stageTitles: Readonly<Record<TrainingStage, string>> = {
  start: "Supervised start",
  supervised: "Arm: more supervised training",
  rwml: "Arm: RWML",
};

/** Figures whose charts need more than their name. Any other figure of a curve gets a plain chart. */
const known: Readonly<Record<string, { title: string } & Pick<LineChart, "yScale" | "yReach">>> = {
  loss: { title: "Loss", yScale: "log" },
  learningRate: { title: "Learning rate", yReach: [0] },
  reward: { title: "Mean reward", yReach: [0, 1] },
  hit: { title: "Hit rate of samples", yReach: [0, 1] },
  norm: { title: "Gradient norm", yReach: [0] },
  kl: { title: "KL divergence from the start", yReach: [0] },
};

/** What happened during training, as small charts: one for each figure of each stage. */
export function curvesSection(report: Report): Html {
  return html`${report.stages.map((stage) => stageSection(stage, report))}`;
}

function stageSection(stage: StageFigures, report: Report): Html {
  const isRwml = stage.stage === "rwml";
  const charts = figureNames(stage).map((name) => figureChart(stage, name));
  if (isRwml) charts.push(groupsChart(report));
  const drawn = charts.filter((chart) => chart !== nothing);
  return html`<section>
<h2>${stageTitles[stage.stage]}</h2>
<p>${stageSummary(stage)}${isRwml ? groupsSummary(report) : ""}</p>
<div class="charts">${drawn}</div>
</section>`;
}

function stageSummary({ stage, steps, tokens, samples, seconds, skippedUpdates }: StageFigures): string {
  const isRwml = stage === "rwml";
  const skipped = skippedUpdates === 0 ? "" : ` ${formatFigure(skippedUpdates)} updates were skipped.`;
  const made = isRwml
    ? `${formatFigure(steps)} iterations over ${formatFigure(samples)} sampled predictions of ${formatFigure(tokens)} tokens`
    : `${formatFigure(steps)} steps over ${formatFigure(samples)} observations, ${formatFigure(tokens)} tokens trained on`;
  return `${made}, in ${formatDuration(seconds)}.${skipped}`;
}

function groupsSummary({ groups }: Report): string {
  const { effective, groups: all, share } = effectiveGroups(groups);
  if (share === null) return "";
  return ` ${formatFigure(effective)} of ${formatFigure(all)} groups (${(share * 100).toFixed(1)}%) had rewards that differ; only those teach anything.`;
}

function figureNames({ curve }: StageFigures): string[] {
  return [...new Set(curve.flatMap(({ figures }) => Object.keys(figures)))];
}

function figureChart({ stage, curve }: StageFigures, name: string): Html {
  const { title, ...axis } = known[name] ?? { title: name };
  const points = curve.flatMap(({ step, seconds, figures }) => {
    const y = figures[name];
    return y === undefined || y === null ? [] : [{ x: stage === "rwml" ? step : seconds, y }];
  });
  const xLabel = stage === "rwml" ? "iteration" : "seconds";
  return figure({ title, xLabel, series: [{ name: title, points }], ...axis });
}

function groupsChart({ groups }: Report): Html {
  const points = (count: "groups" | "effective") =>
    groups.map((one) => ({ x: one.iteration, y: one[count] }));
  const series: LineSeries[] = [
    { name: "all groups", points: points("groups") },
    { name: "effective groups", points: points("effective") },
  ];
  return figure({ title: "Effective groups", xLabel: "iteration", series, yReach: [0] });
}

function figure(chart: LineChart): Html {
  const drawn = lineChart(chart);
  if (drawn === nothing) return nothing;
  if (chart.series.length === 1)
    return html`<figure><figcaption>${chart.title}</figcaption>${drawn}</figure>`;
  const legend = chart.series.map(
    ({ name }, index) => html`<span class="key series-${index}">${name}</span>`,
  );
  return html`<figure class="pair"><figcaption>${chart.title} ${legend}</figcaption>${drawn}</figure>`;
}
