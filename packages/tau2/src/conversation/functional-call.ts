import { entriesOf } from "../python/dict.js";
import { compareCodePoints } from "../python/json-text.js";
import { pythonRepr } from "../python/repr.js";
import type { CallRequest } from "./action.js";

/**
 * A call as observations show it: `name(key=value, …)`, keys sorted. Of a string's characters only single quotes are
 * escaped, as upstream does, so that not every call can be read back.
 */
export function functionalCall({ name, arguments: input }: Omit<CallRequest, "id">): string {
  const pairs = [...entriesOf(input)]
    .sort(([left], [right]) => compareCodePoints(left, right))
    .map(([key, value]) =>
      typeof value === "string" ? `${key}='${value.replaceAll("'", "\\'")}'` : `${key}=${pythonRepr(value)}`,
    );
  return `${name}(${pairs.join(", ")})`;
}
