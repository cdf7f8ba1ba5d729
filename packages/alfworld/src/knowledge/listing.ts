/** The class of a numbered name: `mug` for `mug 2`. */
export function classOf(name: string): string {
  return name.slice(0, name.lastIndexOf(" "));
}

function numberOf(name: string): number {
  return Number(name.slice(name.lastIndexOf(" ") + 1));
}

/**
 * Compares names in the order in which ALFWorld lists them. It lists by raw id and hands out the highest number of
 * a class to the first id, so that classes ascend and numbers descend. Only in games renumbered by upstream's
 * domain randomisation do numbers say nothing.
 */
export function compareListed(a: string, b: string): number {
  const [first, second] = [classOf(a), classOf(b)];
  if (first === second) return numberOf(b) - numberOf(a);
  return first < second ? -1 : 1;
}

/** Puts an object into a list that ALFWorld has shown, whose order stays as it is. */
export function insertListed(list: readonly string[], object: string): readonly string[] {
  if (list.includes(object)) return list;
  const next = list.findIndex((other) => compareListed(object, other) < 0);
  return next < 0 ? [...list, object] : list.toSpliced(next, 0, object);
}

/** Whether names stand in the order of their numbers, which they do wherever names were not renumbered. */
export function isListed(names: readonly string[]): boolean {
  return names.every((name, index) => {
    const before = names[index - 1];
    return before === undefined || classOf(before) !== classOf(name) || compareListed(before, name) < 0;
  });
}

/** Joins entries the way ALFWorld does: `nothing`, `x`, `x, and y`, `x, y, and z`. */
export function listText(entries: readonly string[]): string {
  if (entries.length < 2) return entries[0] ?? "nothing";
  return `${entries.slice(0, -1).join(", ")}, and ${entries.at(-1)}`;
}

/** The names of a list, with or without articles. */
export function readList(text: string): string[] {
  if (text === "nothing") return [];
  return text.split(", ").map((entry) => entry.replace(/^(?:and )?(?:a )?/, ""));
}

/** A list of objects with their articles. */
export function objectsText(objects: readonly string[]): string {
  return listText(objects.map((object) => `a ${object}`));
}
