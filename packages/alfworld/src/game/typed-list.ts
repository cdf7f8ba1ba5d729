import type { SExpression } from "./s-expression.js";

/** A name and the PDDL type it was declared with. */
export interface TypedName {
  readonly name: string;
  readonly type: string;
}

/**
 * Reads `a b - type c - other`; names without a type are objects. Undefined when the list is malformed.
 *
 * PDDL knows no commas here: in `?l - location, ?r - receptacle` the first type is called "location,", and no
 * object has it.
 */
export function readTypedList(items: readonly SExpression[]): TypedName[] | undefined {
  const names: TypedName[] = [];
  let untyped: string[] = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (typeof item !== "string") return undefined;
    if (item !== "-") {
      untyped.push(item);
      continue;
    }
    const type = items[++index];
    if (typeof type !== "string" || untyped.length === 0) return undefined;
    for (const name of untyped) names.push({ name, type });
    untyped = [];
  }
  for (const name of untyped) names.push({ name, type: "object" });
  return names;
}
