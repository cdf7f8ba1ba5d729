import fc from "fast-check";
import { enablePatches, produceWithPatches } from "immer";
import { describe, expect, it } from "vitest";
import { applyPatches } from "../internal/apply-patches.js";
import { keysOf } from "../internal/table-keys.js";
import type { Json } from "../rules/json.js";
import { currentOf, originalOf } from "./current-of.js";
import { type Container, copy, deed, frozen, isContainer, putsDrafts, run, state } from "./deeds.fixture.js";
import type { Produce, Produced } from "./produce.js";
import { produceTables } from "./produce-tables.js";

enablePatches();

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

function expectKnownKeys(part: unknown): void {
  if (isContainer(part)) expect(keysOf(part)).toEqual(Object.keys(part));
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
          if (isContainer(after)) for (const part of Object.values(after)) expectKnownKeys(part);
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
