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
  const { simulations, tasks, infrastructureErrors, terminations } = metrics;
  const ends = Object.entries(terminations).map(([reason, count]) => `${reason} ${count}`);
  const head = `${file}: ${formatFigure(simulations)} conversations about ${formatFigure(tasks)} tasks`;
  const failed = `${formatFigure(infrastructureErrors)} broke off in the infrastructure; run the same command again to play them`;
  return [
    ...(interrupted
      ? ["Interrupted. All that was played is kept: run the same command again to go on."]
      : []),
    head,
    textTable(figures(metrics)),
    ...(ends.length === 0 ? [] : [`ends: ${ends.join(", ")}`]),
    ...(spent === null ? [] : [spent]),
    ...(infrastructureErrors === 0 ? [] : [failed]),
  ].join("\n");
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
