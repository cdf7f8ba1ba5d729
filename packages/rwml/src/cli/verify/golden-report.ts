import type { GoldenDifference, GoldenReport } from "@rwml/alfworld";
import { formatFigure } from "../../act/progress/format-figure.js";
import { textTable } from "../../evaluate/report/text-table.js";

const nothing = "Nothing was compared: the files hold no values that traces have.";

/** How many differences are shown to people; JSON holds them all. */
const mostShown = 10;

/** What several files of traces came to together. */
export function mergeGoldenReports(reports: readonly GoldenReport[]): GoldenReport {
  const byKind: Record<string, { runs: number; steps: number }> = {};
  for (const [kind, { runs, steps }] of reports.flatMap((report) => Object.entries(report.byKind))) {
    const sum = byKind[kind] ?? { runs: 0, steps: 0 };
    byKind[kind] = { runs: sum.runs + runs, steps: sum.steps + steps };
  }
  return {
    runs: reports.reduce((sum, { runs }) => sum + runs, 0),
    steps: reports.reduce((sum, { steps }) => sum + steps, 0),
    values: reports.reduce((sum, { values }) => sum + values, 0),
    unknownFields: summed(reports.map(({ unknownFields }) => unknownFields)),
    byKind,
    guessedLimits: reports.reduce((sum, { guessedLimits }) => sum + guessedLimits, 0),
    differences: reports.flatMap(({ differences }) => differences),
  };
}

function summed(counts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const [name, count] of counts.flatMap((one) => Object.entries(one))) {
    sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return Object.fromEntries(sums);
}

/** Counts per kind and the first differences, for people. */
export function goldenText(report: GoldenReport): string {
  const { runs, steps, values, unknownFields, byKind, guessedLimits, differences } = report;
  const count = (kind: string) => differences.filter((difference) => difference.kind === kind).length;
  const kinds = Object.keys(byKind)
    .sort()
    .map((kind) => [kind, ...[byKind[kind]!.runs, byKind[kind]!.steps, count(kind)].map(String)]);
  const table = textTable([
    ["kind", "runs", "steps", "differences"],
    ...kinds,
    ["all", ...[runs, steps, differences.length].map(String)],
  ]);
  const shown = differences.slice(0, mostShown).map(differenceText);
  const rest = differences.length - shown.length;
  return [
    table,
    ...shown,
    ...(guessedLimits > 0
      ? [
          `${guessedLimits} of the runs end without a win and state no max_steps: that end was taken for their step limit.`,
        ]
      : []),
    ...(rest > 0 ? [`… and ${rest} more; --json prints them all.`] : []),
    ...Object.entries(unknownFields).map(
      ([field, count]) =>
        `${JSON.stringify(field)} of ${count} steps is no field of a trace and was not compared. Did it get another name?`,
    ),
    ...(differences.length > 0
      ? []
      : [values === 0 ? nothing : `All ${formatFigure(values)} values are the same.`]),
  ].join("\n\n");
}

function differenceText({ game, kind, step, field, expected, actual }: GoldenDifference): string {
  return [
    `${game} (${kind}), step ${step}: ${field}`,
    `  expected ${JSON.stringify(expected)}`,
    `  actual   ${JSON.stringify(actual)}`,
  ].join("\n");
}
