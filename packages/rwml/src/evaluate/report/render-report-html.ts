import { formatDuration } from "../../act/progress/format-duration.js";
import { formatFigure } from "../../act/progress/format-figure.js";
import { curvesSection } from "./html/curves-section.js";
import { examplesSection } from "./html/examples-section.js";
import { type Html, html, nothing } from "./html/html.js";
import { methodSection } from "./html/method-section.js";
import { scoresSection } from "./html/scores-section.js";
import { style } from "./html/style.js";
import { verbsSection } from "./html/verbs-section.js";
import type { Report } from "./report.js";
import { warnings } from "./warnings.js";

/** The report as one page that needs nothing else: no script, no network, charts as SVG. */
export function renderReportHtml(report: Report): string {
  const { name, environment, model, secondsTotal, createdAt } = report;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}: a world model of ${environment.train}</title>
<style>${{ html: style }}</style>
</head>
<body>
<main>
<header>
<h1>${name}</h1>
<p>A world model of ${formatFigure(model.parameters)} parameters, learned from ${environment.train}, tested on ${environment.test} in ${formatDuration(secondsTotal)}. Made ${createdAt.slice(0, 16).replace("T", " ")} UTC.</p>
</header>
${warningBox(report)}
${scoresSection(report)}
${verbsSection(report)}
${examplesSection(report)}
${curvesSection(report)}
${methodSection(report)}
</main>
</body>
</html>
`;
  return page.html;
}

function warningBox(report: Report): Html {
  const sentences = warnings(report);
  if (sentences.length === 0) return nothing;
  return html`<section class="warning" role="note"><ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul></section>`;
}
