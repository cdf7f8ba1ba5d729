import { entriesOf, isDict, isOrdered, itemOf, keysOf } from "./dict.js";
import { bigintOf, isFloat, isNumber, numberOf } from "./number.js";
import type { MarkedInt, PythonDict, PythonNumber, PythonValue } from "./python-value.js";

/** Python's `==` of JSON-like values: `1 == 1.0 == True`; dicts without regard to order. */
export function pythonEqual(left: PythonValue, right: PythonValue): boolean {
  if (left === right) return !(typeof left === "number" && Number.isNaN(left));
  const [one, two] = [asNumber(left), asNumber(right)];
  if (one !== null && two !== null) return numbersEqual(one, two);
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => pythonEqual(item, right[index]));
  }
  return isDict(left) && isDict(right) && dictsEqual(left, right, pythonEqual);
}

/**
 * Whether two values have the same JSON text with sorted keys, and so the same hash: `1` and `1.0` differ. Shared
 * parts are the same without a look.
 */
export function sameJsonText(left: PythonValue, right: PythonValue): boolean {
  return sameText(left, right, sameJsonText, sameEntries);
}

/** Whether two values have the same JSON text, the order of their keys included. */
export function sameOrderedJsonText(left: PythonValue, right: PythonValue): boolean {
  return sameText(left, right, sameOrderedJsonText, sameEntriesInOrder);
}

function sameText(
  left: PythonValue,
  right: PythonValue,
  same: typeof pythonEqual,
  sameDicts: (left: PythonDict, right: PythonDict) => boolean,
): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (isNumber(left) || isNumber(right)) {
    return isNumber(left) && isNumber(right) && isFloat(left) === isFloat(right) && sameNumber(left, right);
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => same(item, right[index]));
  }
  return isDict(left) && isDict(right) && sameDicts(left, right);
}

function sameEntries(left: PythonDict, right: PythonDict): boolean {
  return dictsEqual(left, right, sameJsonText);
}

function sameEntriesInOrder(left: PythonDict, right: PythonDict): boolean {
  const [entries, others] = [entriesOf(left), entriesOf(right)];
  if (entries.length !== others.length) return false;
  return entries.every(([key, value], index) => {
    const [otherKey, other] = others[index]!;
    return key === otherKey && sameOrderedJsonText(value, other);
  });
}

function sameNumber(left: PythonNumber, right: PythonNumber): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function dictsEqual(left: PythonDict, right: PythonDict, equal: typeof pythonEqual): boolean {
  if (isOrdered(left) || isOrdered(right)) return entriesEqual(left, right, equal);
  const keys = keysOf(left);
  if (keys.length !== keysOf(right).length) return false;
  // Equal parts are mostly shared: large tables are gone through without a look at their entries.
  for (const key of keys) {
    const one = left[key]!;
    const two = right[key];
    if (one === two) continue;
    if (two === undefined || !Object.hasOwn(right, key) || !equal(one, two)) return false;
  }
  return true;
}

function entriesEqual(left: PythonDict, right: PythonDict, equal: typeof pythonEqual): boolean {
  const entries = entriesOf(left);
  if (entries.length !== entriesOf(right).length) return false;
  return entries.every(([key, value]) => {
    const other = itemOf(right, key);
    return other !== undefined && equal(value, other);
  });
}

function asNumber(value: PythonValue): PythonNumber | null {
  if (typeof value === "boolean") return value ? 1 : 0;
  return isNumber(value) ? value : null;
}

function numbersEqual(left: PythonNumber, right: PythonNumber): boolean {
  const [leftFloats, rightFloats] = [isFloat(left), isFloat(right)];
  if (!leftFloats && !rightFloats)
    return bigintOf(left as number | MarkedInt) === bigintOf(right as number | MarkedInt);
  if (leftFloats && rightFloats) return numberOf(left) === numberOf(right);
  const [whole, fractional] = leftFloats ? [right, numberOf(left)] : [left, numberOf(right)];
  return Number.isInteger(fractional) && bigintOf(whole as number | MarkedInt) === BigInt(fractional);
}
