import { current, type Draft, isDraft } from "immer";
import { draftBehind } from "../../environment/draft-behind.js";

/** What a draft holds now, without drafts around its parts, which cost more than a look at them is worth. */
export function plainOf<Value extends object>(value: Value | Draft<Value>): Value {
  if (isDraft(value)) return current(value as never);
  return (draftBehind(value)?.view() ?? value) as Value;
}
