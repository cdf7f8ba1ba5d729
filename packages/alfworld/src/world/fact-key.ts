/** A fact as a text, such as "inreceptacle(apple 1, desk 1)". */
export function factKey(predicate: string, names: readonly string[]): string {
  return `${predicate}(${names.join(", ")})`;
}
