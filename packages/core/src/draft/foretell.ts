import { type DraftNode, nodeBehind } from "./draft-node.js";

const outcomes = new WeakMap<DraftNode, object>();
const withMore = new WeakSet<object>();

/**
 * Tells a draft of `produceTables` what it is going to become, where the same patches have led to that already: its
 * tables are then taken over instead of being copied once more. Nothing else comes of it. States and patches are what
 * they would be, and what becomes something else is finished as ever.
 *
 * @param states those that `produceTables` has made one of the other, the first of what the draft stood for, with all
 * patches that are applied to the draft. What the draft leaves as it was is not compared.
 */
export function foretell(draft: unknown, states: readonly object[]): void {
  const node = nodeBehind(draft);
  const last = states.at(-1);
  if (node === undefined || last === undefined || states.some((state) => withMore.has(state))) return;
  outcomes.set(node, last);
}

/** Notes that a state differs from the one before in the order of keys, too, of which patches do not tell. */
export function notePatchesAreNotAll(state: object): void {
  withMore.add(state);
}

/** What a draft was told that it is going to become. */
export function foretoldFor(node: DraftNode): object | undefined {
  return outcomes.get(node);
}

/** Whether the items of two lists are the same ones, not only alike. */
export function isSameList(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (left === right) return true;
  return left.length === right.length && left.every((item, index) => Object.is(item, right[index]));
}
