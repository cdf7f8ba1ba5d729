/** The class of a numbered name: `mug` for `mug 2`. */
export function classOf(name: string): string {
  return name.slice(0, name.lastIndexOf(" "));
}

function numberOf(name: string): number {
  return Number(name.slice(name.lastIndexOf(" ") + 1));
}

/**
 * Sorts names as ALFWorld lists them. It lists by raw id and hands out the highest number of a class to the
 * first id, so that classes ascend and numbers descend; only games renumbered by upstream's domain
 * randomisation differ, and no text tells those apart.
 */
export function inListingOrder(names: Iterable<string>): string[] {
  return [...names].sort((a, b) => {
    const [first, second] = [classOf(a), classOf(b)];
    if (first !== second) return first < second ? -1 : 1;
    return numberOf(b) - numberOf(a);
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

/** A list of objects with their articles, in listing order. */
export function objectsText(objects: Iterable<string>): string {
  return listText(inListingOrder(objects).map((object) => `a ${object}`));
}
