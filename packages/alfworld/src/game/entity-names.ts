import type { Random } from "@rwml/core";
import type { Fact } from "./problem.js";

/** Display names such as "apple 1" by PDDL id, for every id that the facts mention. */
export type EntityNames = Readonly<Record<string, string>>;

/**
 * Names entities as ALFWorld does: the class, then a number within the class. Ids are numbered in falling order,
 * so the first id of a class gets the highest number; ids without coordinates get their id and a blank.
 *
 * @param shuffle numbers the entities of each class at random (upstream's domain randomisation); the order in
 * which they are listed stays that of their ids
 */
export function entityNames(facts: readonly Fact[], shuffle?: Random): EntityNames {
  const ids = new Set<string>();
  for (const fact of facts) {
    for (let parameter = 1; parameter < fact.length; parameter++) ids.add(fact[parameter]!);
  }
  const sorted = [...ids].sort();
  const ordered = shuffle === undefined ? sorted : shuffle.shuffle(sorted);
  const numbersLeft = new Map<string, number>();
  for (const id of ordered) {
    const name = className(id);
    if (name !== undefined) numbersLeft.set(name, (numbersLeft.get(name) ?? 0) + 1);
  }
  const names: Record<string, string> = {};
  for (const id of ordered) {
    const name = className(id);
    if (name === undefined) {
      names[id] = `${id} `;
      continue;
    }
    const number = numbersLeft.get(name)!;
    numbersLeft.set(name, number - 1);
    names[id] = `${name} ${number}`;
  }
  return names;
}

/** "apple" for `apple_bar__minus_01_dot_20…`; undefined for ids without coordinates. */
function className(id: string): string | undefined {
  const end = id.indexOf("_bar_");
  if (end < 0) return undefined;
  const name = id.slice(0, end);
  return id.includes("basin") ? `${name}basin` : name;
}
