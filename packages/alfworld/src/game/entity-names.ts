import type { Random } from "@rwml/core";
import type { Fact } from "./problem.js";

/** Display names such as "apple 1" by PDDL id, for every id that the facts mention. */
export type EntityNames = Readonly<Record<string, string>>;

const known = new WeakMap<readonly Fact[], EntityNames>();

/**
 * Names entities as ALFWorld does: the class, then a number within the class. Ids are numbered in falling order,
 * so the first id of a class gets the highest number; ids without coordinates get their id and a blank.
 * Names that are not shuffled are kept for each list of facts: whoever makes a game, plays it or shows its solution
 * asks for them.
 *
 * @param shuffle numbers the entities of each class at random (upstream's domain randomisation); the order in
 * which they are listed stays that of their ids
 */
export function entityNames(facts: readonly Fact[], shuffle?: Random): EntityNames {
  if (shuffle !== undefined) return numbered(shuffle.shuffle([...idsIn(facts)].sort()));
  let names = known.get(facts);
  if (names === undefined) {
    names = numbered(idsIn(facts), (group) => group.sort());
    known.set(facts, names);
  }
  return names;
}

function idsIn(facts: readonly Fact[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const fact of facts) {
    for (let parameter = 1; parameter < fact.length; parameter++) ids.add(fact[parameter]!);
  }
  return ids;
}

/** @param arrange puts the ids of a class in their order; default: as they come */
function numbered(ids: Iterable<string>, arrange: (group: string[]) => void = () => {}): EntityNames {
  const names: Record<string, string> = {};
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const name = className(id);
    const group = name === undefined ? undefined : groups.get(name);
    if (name === undefined) names[id] = `${id} `;
    else if (group === undefined) groups.set(name, [id]);
    else group.push(id);
  }
  for (const [name, group] of groups) {
    arrange(group);
    for (const [index, id] of group.entries()) names[id] = `${name} ${group.length - index}`;
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
