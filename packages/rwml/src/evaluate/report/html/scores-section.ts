import { formatFigure } from "../../../act/progress/format-figure.js";
import { comparedPairs, findings, scoreNames } from "../findings.js";
import { formatInterval, formatRate } from "../format-rate.js";
import type { Comparison, Evaluation, Rate, Report, Scores, ScoreTable } from "../report.js";
import { intervalChart } from "../svg/interval-chart.js";
import { type Html, html, nothing } from "./html.js";

/** The main table, and the differences with their intervals. */
export function scoresSection(report: Report): Html {
  const { evaluations, data } = report;
  const judged = data.testDetermined !== null;
  const parts = judged ? (["all", "determined"] as const) : (["all"] as const);
  const head = ["Exact match, greedy", "Exact match, sampled", "Hit, greedy", "Hit, sampled"];
  const followed = judged
    ? ` “Determined” counts the ${formatFigure(data.testDetermined ?? 0)} whose next observation follows from the history; nobody can know the others for certain.`
    : "";
  return html`<section>
<h2>Result</h2>
<p>Per cent of ${formatFigure(data.testTransitions)} test transitions from ${formatFigure(data.testEpisodes)} episodes that were not trained on. An exact match is the whole observation, letter for letter; a hit is a gap below ${report.embedder.threshold}.${followed}</p>
<div class="scroll"><table>
<thead><tr><th scope="col" rowspan="2">Predictor</th>${head.map((name) => html`<th scope="colgroup" colspan="${parts.length}">${name}</th>`)}</tr>
<tr>${head.map(() => html`${parts.map((part) => html`<th scope="col">${part}</th>`)}`)}</tr></thead>
<tbody>${evaluations.map((evaluation) => evaluationRow(evaluation, parts))}</tbody>
</table></div>
${comparisonList(report)}
</section>`;
}

function evaluationRow(evaluation: Evaluation, parts: readonly ("all" | "determined")[]): Html {
  const cells = (table: ScoreTable | null, measure: keyof Scores) =>
    html`${parts.map((part) => rateCell(table?.[part]?.[measure]))}`;
  const { greedy, sampled } = evaluation;
  return html`<tr class="${evaluation.kind}"><th scope="row">${evaluation.name}</th>${[
    cells(greedy, "exactMatch"),
    cells(sampled, "exactMatch"),
    cells(greedy, "hit"),
    cells(sampled, "hit"),
  ]}</tr>`;
}

/** A rate over a bar of its length. */
export function rateCell(rate: Rate | undefined): Html {
  const share = ((rate?.rate ?? 0) * 100).toFixed(1);
  return html`<td class="rate" style="--share:${share}%">${formatRate(rate)}</td>`;
}

/** Pair by pair: what was found in words, and each difference with its interval. */
function comparisonList({ comparisons, evaluations }: Report): Html {
  const [first] = comparisons;
  if (first === undefined) return nothing;
  // Models differ by a few points, and from a baseline by many: an axis for both would hide the few.
  const models = new Set(evaluations.filter(({ kind }) => kind === "model").map(({ name }) => name));
  const reach = (from: string) =>
    comparisons
      .filter((comparison) => models.has(comparison.from) === models.has(from))
      .flatMap((comparison) => [points(comparison).low, points(comparison).high]);
  const found = findings(comparisons);
  const pairs = comparedPairs(comparisons).map(({ from, to, comparisons }) => {
    const sentences = found.filter((finding) => finding.from === from && finding.to === to);
    return html`<h4>${to} less ${from}</h4>
<ul>${sentences.map(({ text }) => html`<li>${text}</li>`)}</ul>
<div class="intervals">${comparisons.map((comparison) => intervalFigure(comparison, reach(from)))}</div>`;
  });
  return html`<h3>Differences</h3>
<p>In percentage points, with ${Math.round(first.level * 100)}% bootstrap intervals over episodes (${formatFigure(first.resamples)} resamples). An interval that holds zero shows no difference. A model whose draws are better is a sharper sampler; it is a better model where its likeliest answers are better too.</p>
${pairs}`;
}

function intervalFigure(comparison: Comparison, reach: readonly number[]): Html {
  const { from, to, score, predictions, part } = comparison;
  const name = `${scoreNames[score]}, ${predictions}, ${part}`;
  const text = formatInterval(comparison);
  return html`<figure class="interval"><figcaption><strong>${name}</strong><span>${text}</span></figcaption>${intervalChart(`${to} less ${from}, ${name}: ${text}`, points(comparison), reach)}</figure>`;
}

function points({ difference, low, high }: Comparison) {
  return { value: difference * 100, low: low * 100, high: high * 100 };
}
