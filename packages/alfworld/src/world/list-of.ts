/** Upstream's way to list: "nothing", "x", "x, and y", "x, y, and z". */
export function listOf(items: readonly string[]): string {
  if (items.length === 0) return "nothing";
  if (items.length === 1) return items[0]!;
  return `${items.slice(0, -1).join(", ")}, and ${items.at(-1)}`;
}

/** As `listOf`, with the one article that upstream knows. */
export function listOfThings(names: readonly string[]): string {
  return listOf(names.map((name) => `a ${name}`));
}
