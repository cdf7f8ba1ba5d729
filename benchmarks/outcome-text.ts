import { formatFigure } from "../packages/rwml/src/act/progress/format-figure.js";
import { textTable } from "../packages/rwml/src/evaluate/report/text-table.js";
import type { Benchmark, Figure, Outcome, Target } from "./benchmark.js";
import { median } from "./side-by-side.js";

/** What a benchmark found, for people. */
export function outcomeText({ name, about }: Benchmark, { subject, figures, notes = [] }: Outcome): string {
  const table = textTable([["", "median", "lowest", "highest", "", "target"], ...figures.map(row)]);
  return [`${name}: ${about}`, `(${subject})`, table, ...notes].join("\n");
}

function row({ name, unit, values, target }: Figure): string[] {
  const spread = values.length > 1 ? [Math.min(...values), Math.max(...values)].map(formatFigure) : ["", ""];
  const middle = median(values);
  return [name, formatFigure(middle), ...spread, unit, target === undefined ? "" : verdict(middle, target)];
}

function verdict(value: number, target: Target): string {
  const atLeast = target.type === "at-least";
  const met = atLeast ? value >= target.value : value < target.value;
  return `${atLeast ? "≥" : "<"} ${formatFigure(target.value)} ${met ? "met" : "MISSED"}`;
}
