import { hash } from "node:crypto";
import { GymError } from "../errors.js";
import { jsonString } from "../internal/json-string.js";
import { keyLayout } from "./key-layout.js";

const known = new WeakMap<object, string>();

/**
 * The hash of a JSON value, by which a rebuilt state is compared with the recorded one: 64 hexadecimal digits.
 *
 * It is a Merkle hash, so that after a step only the changed parts of a frozen state are hashed again. To compute
 * it elsewhere:
 *
 * - the *part* of a string, number, boolean or null is its JSON text as RFC 8785 writes it (ECMAScript's
 *   `JSON.stringify`);
 * - the part of an array or object is `#` followed by the hash of that array or object;
 * - the hash of an array is the SHA-256 of `[` + its parts joined by `,` + `]`;
 * - the hash of an object is the SHA-256 of `{` + its entries joined by `,` + `}`, an entry being the key's JSON
 *   text + `:` + the value's part, entries in the order of their keys' UTF-16 code units;
 * - the hash of anything else is the SHA-256 of its part. All texts are hashed as UTF-8.
 *
 * Throws a GymError `record/not-json` for a value that JSON cannot hold.
 */
export function stateHash(state: unknown): string {
  return typeof state === "object" && state !== null ? containerHash(state) : sha256(partOf(state));
}

/** Counts the containers that were hashed and can still change. */
let unsettled = 0;

function containerHash(container: object): string {
  const before = known.get(container);
  if (before !== undefined) return before;
  const unsettledBefore = unsettled;
  const result = sha256(Array.isArray(container) ? arrayText(container) : objectText(container));
  if (unsettled === unsettledBefore && Object.isFrozen(container)) known.set(container, result);
  else unsettled++;
  return result;
}

function arrayText(array: readonly unknown[]): string {
  let text = "[";
  for (let index = 0; index < array.length; index++) {
    text += index === 0 ? partOf(array[index]) : `,${partOf(array[index])}`;
  }
  return `${text}]`;
}

function objectText(object: object): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) throw notJson(object.constructor.name);
  const record = object as Readonly<Record<string, unknown>>;
  const { sorted, labels } = keyLayout(record);
  let text = "{";
  for (let index = 0; index < sorted.length; index++) {
    text += index === 0 ? labels[index] : `,${labels[index]}`;
    text += partOf(record[sorted[index]!]);
  }
  return `${text}}`;
}

function partOf(value: unknown): string {
  if (typeof value === "string") return jsonString(value);
  if (typeof value === "object" && value !== null) return `#${containerHash(value)}`;
  if (value === null || typeof value === "boolean" || Number.isFinite(value)) return String(value);
  throw notJson(String(value));
}

/** Hashes of short texts: most small parts of a state look like many others. */
const hashes = new Map<string, string>();
const shortest = 128;
const hashesKept = 5000;

function sha256(text: string): string {
  if (text.length > shortest) return hash("sha256", text, "hex");
  let result = hashes.get(text);
  if (result === undefined) {
    if (hashes.size >= hashesKept) hashes.clear();
    result = hash("sha256", text, "hex");
    hashes.set(text, result);
  }
  return result;
}

function notJson(what: string): GymError {
  return new GymError(
    "record/not-json",
    `A state holds ${what}, which JSON cannot. Keep plain objects, arrays, strings, finite numbers, booleans and null in it.`,
  );
}
