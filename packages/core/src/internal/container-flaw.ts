import { className } from "./value-text.js";

/**
 * What keeps an object or array from being plain data, in words; null when nothing does. What it holds is not looked at,
 * and no getter is called.
 *
 * A key `__proto__` is a flaw too: what copies an object key by key makes it the copy's prototype.
 */
export function containerFlaw(container: object): string | null {
  const isArray = Array.isArray(container);
  const prototype: unknown = Object.getPrototypeOf(container);
  if (isArray ? prototype !== Array.prototype : prototype !== Object.prototype && prototype !== null) {
    return `${className(container) || "an object of a class"} is not a plain ${isArray ? "array" : "object"}`;
  }
  if (Object.getOwnPropertySymbols(container).length > 0) return "a key that is a symbol is lost in JSON";
  const names = Object.getOwnPropertyNames(container);
  if (isArray && (names.length !== container.length + 1 || names[container.length] !== "length")) {
    return arrayFlaw(names);
  }
  for (const name of names) {
    const { enumerable, get, set } = Object.getOwnPropertyDescriptor(container, name)!;
    if (name === "__proto__") return 'the key "__proto__" cannot be kept apart from an object\'s prototype';
    if (get !== undefined || set !== undefined) return `${JSON.stringify(name)} has a getter or setter`;
    if (!enumerable && !(isArray && name === "length")) {
      return `${JSON.stringify(name)} is not enumerable, and lost in JSON`;
    }
  }
  return null;
}

/** Indices come first among an array's names, then `length`, then whatever else was put on it. */
function arrayFlaw(names: readonly string[]): string {
  const last = names.at(-1)!;
  return last === "length"
    ? "an array with holes is not JSON"
    : `the key ${JSON.stringify(last)} of an array is lost in JSON`;
}
