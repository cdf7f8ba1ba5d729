import { hash } from "node:crypto";
import { GymError } from "../errors.js";
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

function containerHash(container: object): string {
  const before = known.get(container);
  if (before !== undefined) return before;
  const { text, settled } = Array.isArray(container) ? arrayText(container) : objectText(container);
  const result = sha256(text);
  if (settled && Object.isFrozen(container)) known.set(container, result);
  return result;
}

/** What is hashed of a container; `settled` when none of its children can change any more. */
interface ContainerText {
  readonly text: string;
  readonly settled: boolean;
}

function arrayText(array: readonly unknown[]): ContainerText {
  let text = "[";
  let settled = true;
  for (let index = 0; index < array.length; index++) {
    text += index === 0 ? partOf(array[index]) : `,${partOf(array[index])}`;
    settled &&= isSettled(array[index]);
  }
  return { text: `${text}]`, settled };
}

function objectText(object: object): ContainerText {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) throw notJson(object.constructor.name);
  const record = object as Readonly<Record<string, unknown>>;
  const { sorted, labels } = keyLayout(record);
  let text = "{";
  let settled = true;
  for (let index = 0; index < sorted.length; index++) {
    const value = record[sorted[index]!];
    text += index === 0 ? labels[index] : `,${labels[index]}`;
    text += partOf(value);
    settled &&= isSettled(value);
  }
  return { text: `${text}}`, settled };
}

function isSettled(value: unknown): boolean {
  return typeof value !== "object" || value === null || known.has(value);
}

function partOf(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "object" && value !== null) return `#${containerHash(value)}`;
  if (value === null || typeof value === "boolean" || Number.isFinite(value)) return String(value);
  throw notJson(String(value));
}

function sha256(text: string): string {
  return hash("sha256", text, "hex");
}

function notJson(what: string): GymError {
  return new GymError(
    "record/not-json",
    `A state holds ${what}, which JSON cannot. Keep plain objects, arrays, strings, finite numbers, booleans and null in it.`,
  );
}
