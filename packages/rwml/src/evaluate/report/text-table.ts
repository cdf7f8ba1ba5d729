import { printableLine } from "../../act/progress/printable-text.js";

/** Lays out rows of cells in columns, two spaces between: the first column to the left, the others by default to the right. */
export function textTable(given: readonly (readonly string[])[], others: "left" | "right" = "right"): string {
  const rows = given.map((row) => row.map(printableLine));
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const cell = (text: string, column: number) =>
    column === 0 || others === "left" ? text.padEnd(widths[column]!) : text.padStart(widths[column]!);
  return rows.map((row) => row.map(cell).join("  ").trimEnd()).join("\n");
}
