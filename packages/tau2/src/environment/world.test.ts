import fc from "fast-check";
import { type Draft, freeze, produce } from "immer";
import { describe, expect, it } from "vitest";
import { sameJsonText } from "../python/equal.js";
import { beforeChange } from "./before-change.js";
import { type World, WorldCell } from "./world.js";

interface Entry {
  count: number;
  parts: { name: string }[];
}
interface Tables {
  small: Record<string, Entry>;
  large: Record<string, Entry>;
  list: number[];
}

const largeTable = Object.fromEntries(
  Array.from({ length: 100 }, (_, index): [string, Entry] => [
    `k${index}`,
    { count: index, parts: [{ name: "a" }] },
  ]),
);
const tables: Tables = { small: { k1: { count: 1, parts: [] } }, large: largeTable, list: [1] };
const world = freeze({ agent: tables, user: { small: tables.small }, merged: false }, true) as World;
const smallWorld = freeze({ ...world, agent: { ...tables, large: {} } }, true) as World;

describe.each([
  ["of large tables", world],
  ["of small tables", smallWorld],
])("WorldCell with a world %s", (_, start) => {
  it("should never change a world that it has shown", () => {
    const cell = new WorldCell(start);
    const shown = [cell.read()];
    const texts = [JSON.stringify(start)];
    for (const count of [2, 3, 4]) {
      cell.writeDatabase("assistant", (draft) => {
        tablesOf(draft).small.k1!.count = count;
        tablesOf(draft).small.k1!.parts.push({ name: "b" });
        tablesOf(draft).large[`new${count}`] = { count, parts: [] };
      });
      shown.push(cell.read());
      texts.push(JSON.stringify(cell.read()));
    }
    expect(shown.map((one) => JSON.stringify(one))).toEqual(texts);
    expect(agentOf(cell.read()).small.k1).toMatchObject({ count: 4, parts: [{}, {}, {}] });
  });

  it("should keep the world, and its parts, where nothing has changed", () => {
    const cell = new WorldCell(start);
    cell.writeDatabase("assistant", (draft) => {
      const { small, list } = tablesOf(draft);
      small.k1!.count += 1;
      small.k1!.count -= 1;
      small.other = { count: 1, parts: [] };
      delete small.other;
      return [...list, ...Object.values(small), "k1" in small];
    });
    expect(sameJsonText(cell.read() as never, start as never)).toBe(true);
    cell.writeDatabase("assistant", (draft) => {
      tablesOf(draft).list.push(2);
    });
    expect(agentOf(cell.read()).large).toBe(agentOf(start).large);
    expect(cell.read().user).toBe(start.user);
  });

  it("should keep what was changed before a failure that the recipe catches", () => {
    const cell = new WorldCell(start);
    const failure = cell.writeDatabase("assistant", (draft) => {
      try {
        tablesOf(draft).small.k1!.count = 7;
        throw new Error("refused");
      } catch (error) {
        return error;
      }
    });
    expect(failure).toEqual(new Error("refused"));
    expect(agentOf(cell.read()).small.k1?.count).toBe(7);
  });

  it("should take another database in the place of one", () => {
    const cell = new WorldCell(start);
    const other = { anything: 1 };
    cell.write((draft) => {
      draft.agent = other;
      draft.merged = true;
    });
    expect(cell.read()).toEqual({ ...start, agent: other, merged: true });
  });

  it("should let tools look at the database as it was before the change", () => {
    const cell = new WorldCell(start);
    const seen = cell.writeDatabase("assistant", (draft) => {
      tablesOf(draft).small.k1!.count = 9;
      return beforeChange<Tables>(draft as object);
    });
    expect(seen).toBe(start.agent);
    expect(beforeChange(start.agent as object)).toBe(start.agent);
  });
});

describe("WorldCell", () => {
  it("should come to what immer comes to", () => {
    const key = fc.constantFrom("k1", "k2", "k99", "new", "other");
    const change = fc.oneof(
      fc.record({ type: fc.constant("count" as const), key, count: fc.nat(3) }),
      fc.record({ type: fc.constant("push" as const), key, name: fc.string() }),
      fc.record({
        type: fc.constant("put" as const),
        key: fc.constantFrom("k2", "new", "other"),
        count: fc.nat(3),
      }),
      fc.record({ type: fc.constant("remove" as const), key }),
      fc.record({ type: fc.constant("list" as const), count: fc.nat(3) }),
    );
    type Change = typeof change extends fc.Arbitrary<infer One> ? One : never;
    const apply = ({ large, list }: Tables, one: Change): unknown => {
      switch (one.type) {
        case "count":
          if (Object.hasOwn(large, one.key)) large[one.key]!.count = one.count;
          return Object.keys(large).length;
        case "push":
          large[one.key]?.parts?.push({ name: one.name });
          return one.key in large;
        case "put":
          large[one.key] = { count: one.count, parts: [] };
          return Object.values(large).map(({ count }) => count);
        case "remove":
          delete large[one.key];
          return Object.entries(large).length;
        case "list":
          list.push(one.count);
          return list.length;
      }
    };
    fc.assert(
      fc.property(fc.array(fc.array(change)), (writes) => {
        const cell = new WorldCell(world);
        let expected = world;
        for (const changes of writes) {
          const told: unknown[] = [];
          expected = produce(expected, (draft) => {
            for (const one of changes) told.push(apply(agentOf(draft), one));
          });
          expect(
            cell.writeDatabase("assistant", (draft) => changes.map((one) => apply(tablesOf(draft), one))),
          ).toEqual(told);
          expect(cell.read()).toEqual(expected);
          expect(Object.keys(agentOf(cell.read()).large)).toEqual(Object.keys(agentOf(expected).large));
        }
      }),
    );
  });
});

function agentOf(holder: World | Draft<World>): Tables {
  return holder.agent as Tables;
}

function tablesOf(database: unknown): Tables {
  return database as Tables;
}
