import { className } from "./value-text.js";

/** What stands for a value that is not plain data. */
export const unplain = Symbol("not plain data");

/**
 * The keys of a plain object, or the indices of a plain array; null for what JSON would not give back as it was: an
 * object of a class, a key that is a symbol, a hole in an array.
 */
export function plainKeys(container: object): readonly string[] | null {
  const isArray = Array.isArray(container);
  const prototype: unknown = Object.getPrototypeOf(container);
  if (isArray ? prototype !== Array.prototype : prototype !== Object.prototype && prototype !== null)
    return null;
  if (Object.getOwnPropertySymbols(container).length > 0) return null;
  const names = Object.getOwnPropertyNames(container);
  if (!isArray) return names;
  // Indices come first, then `length`, then whatever else was put on the array.
  if (names.length !== container.length + 1 || names.pop() !== "length") return null;
  return names;
}

/** The value of a key; `unplain` where JSON would not give it back as it is: getters, which are not called, and hidden keys. */
export function plainValue(container: object, key: string): unknown {
  const { enumerable, get, set, value } = Object.getOwnPropertyDescriptor(container, key)!;
  return enumerable && get === undefined && set === undefined ? value : unplain;
}

/** What keeps an object or array from being plain data, in words. */
export function unplainText(container: object): string {
  const isArray = Array.isArray(container);
  const keys = plainKeys(container);
  const key = keys?.find((name) => plainValue(container, name) === unplain);
  if (key !== undefined) {
    const isHidden = "value" in Object.getOwnPropertyDescriptor(container, key)!;
    return `${JSON.stringify(key)} ${isHidden ? "is hidden (not enumerable)" : "has a getter or setter"}`;
  }
  if (Object.getPrototypeOf(container) !== (isArray ? Array.prototype : Object.prototype)) {
    return `${className(container) || "an object of a class"} is not a plain ${isArray ? "array" : "object"}`;
  }
  if (Object.getOwnPropertySymbols(container).length > 0) return "a symbol is no key of JSON";
  const last = Object.getOwnPropertyNames(container).at(-1)!;
  return last === "length"
    ? "an array with holes is not JSON"
    : `${JSON.stringify(last)} is no index of an array`;
}
