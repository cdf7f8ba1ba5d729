import { formatFixed } from "../../../act/progress/format-fixed.js";
import { compareWords, type WordSegment } from "../compare-words.js";
import type { ExamplePrediction, Report } from "../report.js";
import { type Html, html, nothing } from "./html.js";

/** Predictions beside what really happened, with the words marked in which they differ. */
export function examplesSection({ examples }: Report): Html {
  if (examples.length === 0) return nothing;
  return html`<section>
<h2>Predictions</h2>
<p>What the world really answered, and what each model expected. <mark>Marked words</mark> are not in the real answer.</p>
${examples.map(example)}
</section>`;
}

function example({ episode, step, action, determined, real, predictions }: ExamplePrediction): Html {
  const known =
    determined === null
      ? nothing
      : html`<span class="badge">${determined ? "follows from the history" : "hinges on something unseen"}</span>`;
  const columns = predictions.map(({ name, text, gap, exact }) => {
    const verdict = exact ? "exact" : `gap ${formatFixed(gap, 2)}`;
    return html`<div class="text"><h4>${name} <span class="badge ${exact ? "good" : "off"}">${verdict}</span></h4><p>${compareWords(real, text).right.map(segment)}</p></div>`;
  });
  return html`<article>
<h3><code>&gt; ${action}</code> ${known}</h3>
<div class="texts"><div class="text real"><h4>real</h4><p>${real}</p></div>
${columns}</div>
<p class="source">${episode}, step ${step}</p>
</article>`;
}

function segment({ text, shared }: WordSegment): Html {
  if (shared) return html`${text}`;
  const [, space = "", words = ""] = /^(\s*)([\s\S]*)$/.exec(text) ?? [];
  return html`${space}<mark>${words}</mark>`;
}
