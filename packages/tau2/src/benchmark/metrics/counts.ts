/** How often each name occurs, in the order of the first occurrences. */
export function counts(names: readonly string[]): Readonly<Record<string, number>> {
  const found = new Map<string, number>();
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
  return Object.fromEntries(found);
}
