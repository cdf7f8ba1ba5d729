import { isJsonLongerThan, jsonLength } from "../internal/json-length.js";
import type { Json } from "../rules/json.js";

/** The keys and indices that lead from a state to a part of it. */
export type BlockPath = readonly (string | number)[];

/** A large part of a state, and where it belongs. */
export interface TakenBlock {
  readonly path: BlockPath;
  readonly value: object;
}

/** What is longer than this, in characters of its JSON, is large. */
export const blockLimit = 2 ** 16;

/**
 * Takes the large parts out of a state and leaves null in their places. A part is taken out where what it holds
 * beside large parts of its own is still large: of a state with a database of three tables, the tables and not the
 * database, so that episodes share the tables that they do not change.
 *
 * Costs little for what cannot change and was looked at before.
 */
export function takeOutBlocks(state: Json): { readonly rest: Json; readonly blocks: readonly TakenBlock[] } {
  // Most states hold nothing large, and are new: what is remembered about large parts would be of no use.
  if (!isContainer(state) || !isJsonLongerThan(state, blockLimit)) return { rest: state, blocks: [] };
  const blocks: TakenBlock[] = [];
  return { rest: takeOut(state, [], blocks) as Json, blocks };
}

/** Puts a part back into its place, where null stands for it; null where the state has no such place. */
export function putBlockBack(rest: unknown, path: BlockPath, value: Json): unknown {
  const [key, ...deeper] = path;
  if (key === undefined) return rest === null ? value : null;
  if (!isContainer(rest) || !Object.hasOwn(rest, key)) return null;
  const inner = putBlockBack((rest as Record<string | number, unknown>)[key], deeper, value);
  return inner === null ? null : replaceIn(rest, { [key]: inner });
}

function takeOut(container: object, path: BlockPath, blocks: TakenBlock[]): object {
  const replacements: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(container)) {
    if (!isLarge(child)) continue;
    const childPath = [...path, Array.isArray(container) ? Number(key) : key];
    const isBlock = ownLength(child) > blockLimit;
    replacements[key] = isBlock ? null : takeOut(child, childPath, blocks);
    if (isBlock) blocks.push({ path: childPath, value: child });
  }
  return replaceIn(container, replacements);
}

function replaceIn(container: object, replacements: object): object {
  return Object.assign(Array.isArray(container) ? [...container] : { ...container }, replacements);
}

function ownLength(container: object): number {
  const large = Object.values(container).filter(isLarge);
  return large.reduce((length, child) => length - jsonLength(child), jsonLength(container));
}

function isLarge(value: unknown): value is object {
  return isContainer(value) && jsonLength(value) > blockLimit;
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
