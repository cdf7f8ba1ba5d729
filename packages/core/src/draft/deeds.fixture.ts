import fc from "fast-check";
import { type Draft, produce } from "immer";
import type { Json } from "../rules/json.js";
import { currentOf, originalOf } from "./current-of.js";
import type { Produce, Produced } from "./produce.js";

export type Container = Record<string | number, unknown>;
/** Something that a recipe may do: where (turns at containers), what, and with which value. */
export interface Deed {
  readonly turns: readonly number[];
  readonly what: number;
  readonly at: number;
  readonly value: Json;
}

const scalar = fc.oneof(fc.integer({ min: -2, max: 3 }), fc.constantFrom("", "a", "b", true, null));
const keys = fc.constantFrom("a", "b", "c", "7", "01", "constructor", "length");
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(keys, tie("json"), { maxKeys: 5, noNullPrototype: true }),
  ),
}));
const largeTable = fc
  .tuple(fc.integer({ min: 63, max: 67 }), json)
  .map(([size, row]) => Object.fromEntries(Array.from({ length: size }, (_, index) => [`k${index}`, row])));
/** A state with a table in it that is large enough to be copied as one. */
export const state = fc.record({ small: json, table: largeTable, list: fc.array(json, { maxLength: 5 }) });
export const deed: fc.Arbitrary<Deed> = fc.record({
  turns: fc.array(fc.nat(99), { maxLength: 4 }),
  what: fc.nat(99),
  at: fc.nat(99),
  value: json,
});

export function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

export function frozen<Value>(value: Value): Value {
  return produce(copy(value), () => {});
}

export function isContainer(value: unknown): value is Container {
  return typeof value === "object" && value !== null;
}

/** Goes into a draft, at each turn into one of the containers there. */
function follow(draft: unknown, turns: readonly number[]): Container {
  let container = draft as Container;
  for (const turn of turns) {
    const inner = Object.keys(container).filter((key) => isContainer(container[key]));
    if (inner.length === 0) break;
    container = container[inner[turn % inner.length]!] as Container;
  }
  return container;
}

function put(container: object, key: string | number, value: unknown): void {
  (container as Container)[key] = value;
}

const objectDeeds: readonly ((object: Container, key: string, deed: Deed, root: unknown) => unknown)[] = [
  (object, key, { value }) => put(object, key, copy(value)),
  (object, key) => void delete object[key],
  (object, key) => {
    if (!(key in object)) return;
    const value = object[key];
    delete object[key];
    object[key] = value;
  },
  (object, key) => put(object, key, originalOf(object)[key] ?? 1),
  (object, key, { turns }, root) => put(object, key, follow(root, turns.slice(1))),
  (object, key, { turns }, root) => put(object, key, { inner: [follow(root, turns.slice(1))] }),
  (object, _, { value }) => put(object, "grown", [copy(value)]),
  (object, key) => [key in object, object[key] === undefined, Object.hasOwn(object, key)],
  (object) => Object.entries(object).map(([name, value]) => [name, typeof value]),
  (object) => JSON.stringify(object),
  (object) => JSON.stringify(currentOf(object)),
  (object) => JSON.stringify({ ...object }),
];

const arrayDeeds: readonly ((array: unknown[], at: number, deed: Deed, root: unknown) => unknown)[] = [
  (array, at, { value }) => put(array, at % (array.length + 1), copy(value)),
  (array, _, { value }) => array.push(copy(value)),
  (array) => JSON.stringify(array.pop()),
  (array) => JSON.stringify(array.shift()),
  (array, _, { value }) => array.unshift(copy(value), 1),
  (array, at, { value }) => JSON.stringify(array.splice(at % (array.length + 1), at % 3, copy(value))),
  (array) => void array.reverse(),
  (array) => void array.sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1)),
  (array, at) => put(array, "length", Math.min(array.length, at)),
  (array, _, { turns }, root) => array.push(follow(root, turns.slice(1))),
  (array) => array.map((item) => JSON.stringify(item)),
  (array) => [Array.isArray(array), array.length, array.includes(1), JSON.stringify(currentOf(array))],
  (array) => JSON.stringify([...array, ...array.filter((item) => item !== null)]),
];

function perform(root: unknown, deed: Deed): unknown {
  const container = follow(root, deed.turns);
  if (Array.isArray(container))
    return arrayDeeds[deed.what % arrayDeeds.length]!(container, deed.at, deed, root);
  const names = [...Object.keys(container), "a", "b", "9"];
  return objectDeeds[deed.what % objectDeeds.length]!(container, names[deed.at % names.length]!, deed, root);
}

/** Whether a deed may put a container into itself. */
export function putsDrafts({ what }: Deed): boolean {
  return [4, 5].includes(what % objectDeeds.length) || what % arrayDeeds.length === 9;
}

/** What becomes of a state, and what the recipe saw; null where the state came to hold itself. */
export function run(produceState: Produce, before: Json, deeds: readonly Deed[]) {
  const seen: unknown[] = [];
  let holdsItself = false;
  const recipe = (draft: Draft<Json>): void => {
    for (const one of deeds) {
      if (holdsItself) return;
      try {
        seen.push(perform(draft, one));
        if (putsDrafts(one)) JSON.stringify(draft);
      } catch (failure) {
        if (!(failure instanceof RangeError || failure instanceof TypeError)) throw failure;
        holdsItself = true;
      }
    }
  };
  const produced: Produced<Json> | null = attempt(() => produceState(before, recipe));
  return holdsItself || produced === null ? null : { seen, produced };
}

function attempt<Value>(make: () => Value): Value | null {
  try {
    return make();
  } catch (failure) {
    if (failure instanceof RangeError || failure instanceof TypeError) return null;
    throw failure;
  }
}
