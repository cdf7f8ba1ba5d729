import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Patch } from "../env/step.js";
import { applyPatches } from "../internal/apply-patches.js";
import type { Json } from "../rules/json.js";
import { copy, deed, frozen, run, state } from "./deeds.fixture.js";
import { foretell } from "./foretell.js";
import { produceTables } from "./produce-tables.js";

/** The states of several changes, one after the other, and all their patches; null where one held itself. */
function changed(before: Json, changes: readonly Parameters<typeof run>[2][]) {
  const states: object[] = [];
  const patches: Patch[] = [];
  for (const deeds of changes) {
    const done = run(produceTables, (states.at(-1) ?? before) as Json, deeds);
    if (done === null) return null;
    states.push(done.produced[0] as object);
    patches.push(...done.produced[1]);
  }
  return { states, patches };
}

describe("foretell", () => {
  it("should change nothing of the states and patches that come of patches", () => {
    const deeds = fc.array(deed, { minLength: 1, maxLength: 6 });
    const changes = fc.array(deeds, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(state, changes, (start, all) => {
        const before: Json = frozen(start);
        const made = changed(before, all);
        fc.pre(made !== null);
        const { states, patches } = made;
        const text = JSON.stringify(patches);
        const plain = produceTables(before, (draft) => applyPatches(draft, copy(patches)));
        const foretold = produceTables(before, (draft) => {
          applyPatches(draft, patches);
          foretell(draft, states);
        });
        expect(JSON.stringify(foretold)).toBe(JSON.stringify(plain));
        expect(foretold[0]).toEqual(states.at(-1));
        expect(JSON.stringify(patches)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  const rows = Array.from({ length: 100 }, (_, index) => [`k${index}`, { n: index }] as const);
  const before = frozen({ table: Object.fromEntries(rows), list: [{ n: 1 }], turns: 0 });

  it("should have what was foretold taken over, tables and all", () => {
    const [after, patches] = produceTables(before, (draft) => {
      draft.table.k7!.n++;
      delete draft.table.k8;
      draft.table.new = { n: 0 };
      draft.list.push({ n: 2 });
    });
    const [taken] = produceTables(before, (draft) => {
      applyPatches(draft, patches);
      foretell(draft, [after]);
    });
    expect(taken).toBe(after);
  });

  it("should leave what comes otherwise as it comes, and take over the rest", () => {
    const [after, patches] = produceTables(before, (draft) => {
      draft.table.k7!.n++;
      draft.list.push({ n: 2 });
    });
    const [taken] = produceTables(before, (draft) => {
      applyPatches(draft, patches);
      foretell(draft, [after]);
      draft.list[0]!.n = 9;
    });
    expect(taken).toEqual({ ...after, list: [{ n: 9 }, { n: 2 }] });
    expect(taken.table).toBe(after.table);
  });

  it("should take over nothing in which keys were moved, of which no patch tells", () => {
    const [after, patches] = produceTables(before, ({ table, list }) => {
      const { k7 } = table;
      delete table.k7;
      table.k7 = k7!;
      list.push({ n: 2 });
    });
    const [taken] = produceTables(before, (draft) => {
      applyPatches(draft, patches);
      foretell(draft, [after]);
    });
    expect(Object.keys(after.table)).not.toEqual(Object.keys(before.table));
    expect(taken.table).toBe(before.table);
  });
});
