import type { RunMetrics } from "@rwml/tau2";
import { formatFigure } from "../../act/progress/format-figure.js";
import { formatFixed } from "../../act/progress/format-fixed.js";
import { textTable } from "../../evaluate/report/text-table.js";

/**
 * What a run has come to, for people.
 *
 * @param spent what the models cost this time, in words
 */
export function runSummary(
  file: string,
  metrics: RunMetrics,
  interrupted: boolean,
  spent: string | null,
): string {
  const { simulations, tasks, terminations, toolBugs } = metrics;
  const head = `${file}: ${formatFigure(simulations)} conversations about ${formatFigure(tasks)} tasks`;
  return [
    ...(interrupted
      ? ["Interrupted. All that was played is kept: run the same command again to go on."]
      : []),
    head,
    textTable(figures(metrics)),
    ...(simulations === 0 ? [] : [`ends: ${counted(terminations)}`]),
    ...(spent === null ? [] : [spent]),
    ...leftOutLines(metrics),
    ...Object.entries(toolBugs).map(
      ([bug, count]) =>
        `bug of the domain, in ${formatFigure(count)} ${count === 1 ? "answer" : "answers"}: ${bug}`,
    ),
  ].join("\n");
}

function leftOutLines({ leftOut, infrastructureErrors, notJudged }: RunMetrics): readonly string[] {
  if (infrastructureErrors + notJudged === 0) return [];
  return [
    `left out of all figures: ${counted(leftOut)}`,
    ...(infrastructureErrors === 0
      ? []
      : [
          `${formatFigure(infrastructureErrors)} broke off, and how is in the file; run the same command again to play them`,
        ]),
    ...(notJudged === 0 ? [] : [`${formatFigure(notJudged)} were never judged; "rwml judge" judges them`]),
  ];
}

function counted(reasons: Readonly<Record<string, number>>): string {
  return Object.entries(reasons)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(", ");
}

function figures(metrics: RunMetrics): string[][] {
  const { averageReward, passHat, readActions, writeActions, averageAgentCost, averageUserCost, databases } =
    metrics;
  return [
    ["average reward", share(averageReward)],
    ...passHat.map((value, index) => [`pass^${index + 1}`, share(value)]),
    ["read actions taken", share(readActions?.proportion ?? null)],
    ["write actions taken", share(writeActions?.proportion ?? null)],
    ["databases right", `${databases.match} of ${databases.match + databases.mismatch}`],
    ["cost of the agent, each", dollars(averageAgentCost)],
    ["cost of the user, each", dollars(averageUserCost)],
  ];
}

function share(value: number | null): string {
  return value === null ? "–" : formatFixed(value, 3);
}

function dollars(value: number | null): string {
  return value === null ? "unknown" : `$${formatFixed(value, 4)}`;
}
