import { formatFigure } from "../../act/progress/format-figure.js";
import { formatFixed } from "../../act/progress/format-fixed.js";
import type { Spent } from "./cost-meter.js";

/** What the models of a run's roles cost this time; null where none was asked. */
export function spentLine(spent: Readonly<Record<string, Spent>>): string | null {
  const parts = Object.entries(spent)
    .filter(([, { answers }]) => answers > 0)
    .map(([role, cost]) => `${role} ${costText(cost)}`);
  return parts.length === 0 ? null : `spent this time, all tries included: ${parts.join(", ")}`;
}

function costText({ dollars, unknown, answers }: Spent): string {
  if (unknown === answers) return "unknown";
  const sum = `$${formatFixed(dollars, 4)}`;
  return unknown === 0 ? sum : `${sum} and ${formatFigure(unknown)} answers of unknown cost`;
}
