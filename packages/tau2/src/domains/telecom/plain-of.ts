import { current, type Draft, isDraft } from "immer";

/** What a draft holds now, without drafts around its parts, which cost more than a look at them is worth. */
export function plainOf<Value extends object>(value: Value | Draft<Value>): Value {
  return (isDraft(value) ? current(value as never) : value) as Value;
}
