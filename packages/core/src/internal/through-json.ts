import { isLastingJson, lastingLevels, noteLasting, worthKnowing } from "./lasting-json.js";

const copies = new WeakMap<object, object>();

/**
 * What is left of a value when it is written as JSON and read again, with nothing of the value in it. What cannot
 * change and is not small is copied once, and its copy, as frozen as it is, is known to be equal to it: a large state
 * costs little from the second time on.
 */
export function throughJson(value: unknown): unknown {
  if (typeof value !== "object" || value === null || "toJSON" in value) return parsedText(value);
  if (isLastingJson(value)) return copyOf(value);
  if (Array.isArray(value)) return value.map((item) => throughJson(item) ?? null);
  const entries = Object.entries(value).map(([key, part]) => [key, throughJson(part)] as const);
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined));
}

/** Whether one of two values is the copy that `throughJson` has made of the other. */
export function areCopies(left: object, right: object): boolean {
  return copies.get(left) === right || copies.get(right) === left;
}

/** A copy of a lasting container. */
function copyOf(container: object): object {
  return copyWithParts(container).copy;
}

/** The copy, and of how many values it consists; that of few is made anew each time. */
function copyWithParts(container: object): { readonly copy: object; readonly parts: number } {
  const before = copies.get(container);
  if (before !== undefined) return { copy: before, parts: worthKnowing };
  let parts = 1;
  const copyPart = (part: unknown): unknown => {
    const isContainer = typeof part === "object" && part !== null;
    const inner = isContainer ? copyWithParts(part) : { copy: Object.is(part, -0) ? 0 : part, parts: 1 };
    parts += inner.parts;
    return inner.copy;
  };
  const copy = Object.freeze(
    Array.isArray(container) ? container.map(copyPart) : copyOfObject(container, copyPart),
  );
  if (parts >= worthKnowing) {
    noteLasting(copy, lastingLevels(container)!);
    copies.set(container, copy);
  }
  return { copy, parts };
}

function copyOfObject(object: object, copyPart: (part: unknown) => unknown): object {
  // Without a prototype at first, a large object is filled several times as fast.
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, part] of Object.entries(object)) copy[key] = copyPart(part);
  return Object.setPrototypeOf(copy, Object.prototype);
}

function parsedText(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? undefined : JSON.parse(text);
}
