import { currentOf } from "@rwml/core";
import type { Draft } from "immer";
import { draftBehind } from "../../draft-behind.js";

/** What a draft holds now, without drafts around its parts, which cost more than a look at them is worth. */
export function plainOf<Value extends object>(value: Value | Draft<Value>): Value {
  return (draftBehind(value)?.view() ?? currentOf(value)) as Value;
}
