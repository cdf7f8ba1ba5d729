import fc from "fast-check";
import { type Draft, enablePatches, produce, produceWithPatches } from "immer";
import { describe, expect, it } from "vitest";
import { applyPatches } from "../internal/apply-patches.js";
import type { Json } from "../rules/json.js";
import { currentOf, originalOf } from "./current-of.js";
import type { Produce, Produced } from "./produce.js";
import { produceTables } from "./produce-tables.js";

enablePatches();

type Container = Record<string | number, unknown>;
/** Something that a recipe may do: where (turns at containers), what, and with which value. */
interface Deed {
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
const state = fc.record({ small: json, table: largeTable, list: fc.array(json, { maxLength: 5 }) });
const deed: fc.Arbitrary<Deed> = fc.record({
  turns: fc.array(fc.nat(99), { maxLength: 4 }),
  what: fc.nat(99),
  at: fc.nat(99),
  value: json,
});

function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

function frozen<Value>(value: Value): Value {
  return produce(copy(value), () => {});
}

function isContainer(value: unknown): value is Container {
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
function putsDrafts({ what }: Deed): boolean {
  return [4, 5].includes(what % objectDeeds.length) || what % arrayDeeds.length === 9;
}

/** What becomes of a state, and what the recipe saw; null where the state came to hold itself. */
function run(produceState: Produce, before: Json, deeds: readonly Deed[]) {
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
    if (failure instanceof RangeError) return null;
    throw failure;
  }
}

function rebuilt(start: Json, patches: Produced<Json>[1]): Json {
  const result = copy(start);
  applyPatches(result, patches);
  return result;
}

/** Checks that whatever one result shares with the state before, the other shares too. */
function expectSharing(before: unknown, immers: unknown, ours: unknown): void {
  if (!isContainer(immers) || !isContainer(before)) return;
  if (immers === before) expect(ours).toBe(before);
  else
    for (const key of Object.keys(immers)) expectSharing(before[key], immers[key], (ours as Container)[key]);
}

function expectFrozen(value: unknown): void {
  if (!isContainer(value)) return;
  expect(Object.isFrozen(value)).toBe(true);
  for (const part of Object.values(value)) expectFrozen(part);
}

describe("produceTables", () => {
  it("should come to what immer comes to, with the same patches, and share what immer shares", () => {
    fc.assert(
      fc.property(
        state,
        fc.array(deed, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (start, all, mayShare) => {
          const deeds = mayShare ? all : all.filter((one) => !putsDrafts(one));
          const before: Json = frozen(start);
          const text = JSON.stringify(before);
          const immers = run(produceWithPatches as Produce, before, deeds);
          fc.pre(immers !== null);
          const ours = run(produceTables, before, deeds)!;
          expect(ours.seen).toEqual(immers.seen);
          const [after, patches, inverse] = ours.produced;
          expect(JSON.stringify(after)).toBe(JSON.stringify(immers.produced[0]));
          // Where something new holds a draft as well, immer's patches miss what is changed there later on.
          if (!mayShare) {
            expect(patches).toEqual(immers.produced[1]);
            expect(inverse).toEqual(immers.produced[2]);
          }
          expect(JSON.stringify(before)).toBe(text);
          expectSharing(before, immers.produced[0], after);
          expectFrozen(after);
          expect(rebuilt(before, patches)).toEqual(after);
          expect(rebuilt(after, inverse)).toEqual(before);
        },
      ),
      { numRuns: 300 },
    );
  });

  const table = frozen(
    Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`k${index}`, { n: index }])),
  );

  it("should share the rows of a table that have not changed, and the table where nothing has", () => {
    const before = frozen({ table, other: { table } });
    const [after] = produceTables(before, (draft) => {
      draft.table.k7!.n++;
      void draft.other.table.k8!.n;
    });
    expect(after.table.k7).toEqual({ n: 8 });
    expect(after.table.k8).toBe(before.table.k8);
    expect(after.other).toBe(before.other);
    expect(produceTables(before, () => {})[0]).toBe(before);
    expect(Object.keys(after.table)).toEqual(Object.keys(before.table));
    expect(Object.getPrototypeOf(after.table)).toBe(Object.prototype);
  });

  it("should freeze what was not frozen before", () => {
    const before = { table: { ...table, loose: { n: 1 } } as typeof table, loose: [{ n: 1 }] };
    const [after] = produceTables(before, (draft) => {
      draft.table.k7!.n++;
    });
    expectFrozen(after);
  });

  it("should refuse drafts that are used too late, and keys that no state can have", () => {
    let late: { n: number } | null = null;
    produceTables(frozen({ row: { n: 1 } }), (draft) => {
      late = draft.row;
      expect(() => Object.assign(draft.row, JSON.parse('{"__proto__": 1}'))).toThrow(
        expect.objectContaining({ code: "draft/prototype" }),
      );
    });
    expect(() => late!.n).toThrow(expect.objectContaining({ code: "draft/closed" }));
    const change = () => produceTables(frozen({ list: [1] }), ({ list }) => Object.assign(list, { name: 1 }));
    expect(change).toThrow(expect.objectContaining({ code: "draft/not-an-index" }));
  });

  it("should tell what a draft was and is, as immer's own drafts do", () => {
    for (const produceState of [produceTables, produceWithPatches as Produce]) {
      produceState(frozen({ row: { n: [1] }, still: { n: 2 } }), (draft) => {
        draft.row.n.push(2);
        const now = currentOf(draft);
        draft.row.n.push(3);
        expect(now).toEqual({ row: { n: [1, 2] }, still: { n: 2 } });
        expect(originalOf(draft)).toEqual({ row: { n: [1] }, still: { n: 2 } });
        expect(currentOf(draft.still)).toBe(originalOf(draft).still);
      });
    }
    expect([currentOf(1), originalOf("a"), currentOf(null)]).toEqual([1, "a", null]);
  });
});
