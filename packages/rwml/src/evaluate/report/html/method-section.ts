import { formatDuration } from "../../../act/progress/format-duration.js";
import { formatFigure } from "../../../act/progress/format-figure.js";
import type { Report } from "../report.js";
import { type Html, html, nothing } from "./html.js";

/** How the figures came about, and what a reader must know about them. */
export function methodSection(report: Report): Html {
  const { caveats } = report;
  const warnings =
    caveats.length === 0
      ? nothing
      : html`<h3>Read with care</h3><ul>${caveats.map((caveat) => html`<li>${caveat}</li>`)}</ul>`;
  return html`<section>
<h2>How it was measured</h2>
<dl>${facts(report).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${warnings}
</section>`;
}

function facts(report: Report): [string, string | Html][] {
  const { environment, data, embedder, model, machine, seed, plan } = report;
  const config = Object.entries(model.config)
    .map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
  const comparesWords = "a lexical embedder: it compares words, not meaning";
  return [
    ["Command", html`<code>${report.command}</code>`],
    ["Environment", environment.description],
    [
      "Training data",
      dataset(environment.train, data.trainEpisodes, data.trainTransitions, data.trainPolicy),
    ],
    ["Test data", dataset(environment.test, data.testEpisodes, data.testTransitions, data.testPolicy)],
    [
      "Gap",
      `${embedder.id}, ${embedder.kind === "lexical" ? comparesWords : "a semantic embedder"}; threshold ${embedder.threshold}`,
    ],
    ["Model", `${formatFigure(model.parameters)} parameters${config === "" ? "" : `; ${config}`}`],
    [
      "Evaluation",
      report.evaluations.map(({ name, seconds }) => `${name} ${formatDuration(seconds)}`).join(", "),
    ],
    [
      "Speed",
      `before the run ${formatFigure(plan.updates)} supervised updates and ${formatFigure(plan.samples)} predictions a second, ${formatFigure(plan.recordedSteps)} steps recorded a second by one thread; fitted to it: the ${plan.model} model, ${formatFigure(plan.supervisedSteps)} supervised steps in start and arm together`,
    ],
    ["Seed", String(seed)],
    [
      "Machine",
      `${machine.cpu}, ${machine.cores} cores, ${formatFigure(machine.memoryGigabytes)} GB, ${machine.platform}, Node ${machine.node}, ONNX Runtime on ${machine.executionProvider}`,
    ],
    ["Time in all", formatDuration(report.secondsTotal)],
  ];
}

function dataset(id: string, episodes: number, transitions: number, policy: string): string {
  return `${id}: ${formatFigure(transitions)} transitions of ${formatFigure(episodes)} episodes, actions by ${policy}`;
}
