import { current, isDraft, original } from "immer";
import { nodeBehind } from "./draft-node.js";

/**
 * What a draft stands for as it is now, as plain data that later changes do not reach. Works for drafts of immer and of
 * `produceTables`; anything else is given back.
 */
export function currentOf<Value>(draft: Value): Value {
  const node = nodeBehind(draft);
  if (node !== undefined) return node.view() as Value;
  return isDraft(draft) ? (current(draft as object) as Value) : draft;
}

/** What a draft stands for as it was before the change: looking around in it makes no drafts of its parts. */
export function originalOf<Value>(draft: Value): Value {
  const node = nodeBehind(draft);
  if (node !== undefined) return node.base as Value;
  return isDraft(draft) ? (original(draft as object) as Value) : draft;
}
