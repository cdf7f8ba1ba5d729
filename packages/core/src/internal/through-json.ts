import { isLastingJson, noteLasting } from "./lasting-json.js";

const copies = new WeakMap<object, object>();

/**
 * What is left of a value when it is written as JSON and read again, with nothing of the value in it. What cannot
 * change is copied once, and its copy, as frozen as it is, is known to be equal to it: a large state costs little from
 * the second time on.
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

function copyOf(container: object): object {
  const before = copies.get(container);
  if (before !== undefined) return before;
  const copy = Object.freeze(Array.isArray(container) ? container.map(partOf) : copyOfObject(container));
  noteLasting(copy);
  copies.set(container, copy);
  return copy;
}

function copyOfObject(object: object): object {
  // Without a prototype at first, a large object is filled several times as fast.
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, part] of Object.entries(object)) copy[key] = partOf(part);
  return Object.setPrototypeOf(copy, Object.prototype);
}

function partOf(part: unknown): unknown {
  return typeof part === "object" && part !== null ? copyOf(part) : part;
}

function parsedText(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? undefined : JSON.parse(text);
}
