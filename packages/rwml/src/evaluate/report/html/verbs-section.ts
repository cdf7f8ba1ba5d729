import { formatFigure } from "../../../act/progress/format-figure.js";
import type { Evaluation, Report, Scores } from "../report.js";
import { type Html, html, nothing } from "./html.js";
import { rateCell } from "./scores-section.js";

/** Greedy exact match by the first word of the action: what is learned, and what is not. */
export function verbsSection({ evaluations, data }: Report): Html {
  const determined = data.testDetermined !== null;
  const scores = (evaluation: Evaluation): Readonly<Record<string, Scores>> =>
    determined ? evaluation.greedy.determinedByVerb : evaluation.greedy.byVerb;
  const counts = new Map<string, number>();
  for (const evaluation of evaluations) {
    for (const [verb, { exactMatch }] of Object.entries(scores(evaluation)))
      counts.set(verb, exactMatch.count);
  }
  if (counts.size === 0) return nothing;
  const verbs = [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));
  const rows = verbs.map(
    ([verb, count]) =>
      html`<tr><th scope="row">${verb}</th><td>${formatFigure(count)}</td>${evaluations.map((evaluation) => rateCell(scores(evaluation)[verb]?.exactMatch))}</tr>`,
  );
  return html`<section>
<h2>By action</h2>
<p>Greedy exact match in per cent${determined ? ", over transitions that follow from the history" : ""}, by the first word of the action.</p>
<div class="scroll"><table>
<thead><tr><th scope="col">Action</th><th scope="col">Count</th>${evaluations.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table></div>
</section>`;
}
