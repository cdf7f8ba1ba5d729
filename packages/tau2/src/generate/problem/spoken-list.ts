/** Some things, the last after an "and". */
export function spokenList(items: readonly string[], separator = ", "): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(separator)} and ${items.at(-1)}`;
}
