import { isDict } from "../python/dict.js";
import { type Dict, DictDraft } from "./dict-draft.js";

/**
 * Changes a database as immer's `produce` would; see `DictDraft`. (Until it is finished, keys that look like integers
 * stand in the order in which they were set, and a deleted item of a list is undefined.) One with large tables stays frozen, and so can have its
 * text and hash remembered; freezing a small one again at each of its many changes would be the larger part of them.
 */
export function changeDatabase<Result>(
  base: Dict,
  change: (draft: Record<string, unknown>) => Result,
): { readonly next: Dict; readonly result: Result } {
  const isLarge = isLargeAndFrozen(base);
  const database = new DictDraft(base, { isNested: true, freezes: isLarge });
  const result = change(database.draft);
  const next = database.finish();
  if (isLarge) large.set(next, true);
  return { next, result };
}

function isLargeAndFrozen(database: Dict): boolean {
  if (!Object.isFrozen(database)) return false;
  let result = large.get(database);
  if (result === undefined) {
    result = Object.values(database).some((table) => isDict(table) && Object.keys(table).length > fewKeys);
    large.set(database, result);
  }
  return result;
}

const fewKeys = 64;
const large = new WeakMap<object, boolean>();
