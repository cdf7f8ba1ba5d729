import fc from "fast-check";
import { type Draft, freeze, produce } from "immer";
import { describe, expect, it } from "vitest";
import { keysOf } from "../python/dict.js";
import { sameJsonText } from "../python/equal.js";
import { beforeChange } from "./before-change.js";
import { draftBehind } from "./draft-behind.js";
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

describe("a draft of a database", () => {
  it.each(["small", "large"])("should come to what immer comes to (%s)", (size) => {
    const many = size === "large" ? Array.from({ length: 80 }, (_, index) => `k${index}`) : [];
    const entry = () => ({ count: 1, parts: { a: 1 }, list: [1, 2] });
    const start = freeze(
      {
        table: Object.fromEntries(["a", "b", "c", ...many].map((key) => [key, entry()])),
        other: { a: entry(), d: entry() },
        lines: [entry(), entry(), entry()],
        bills: [entry()],
        limit: 3,
      },
      true,
    );
    fc.assert(
      fc.property(fc.array(fc.array(draftChange), { maxLength: 4 }), (writes) => {
        const cell = new WorldCell(freeze({ agent: start, user: null, merged: false }));
        let expected: Shop = start as unknown as Shop;
        const shown: { readonly world: World; readonly text: string }[] = [];
        for (const changes of writes) {
          shown.push({ world: cell.read(), text: JSON.stringify(cell.read()) });
          const wanted: unknown[] = [];
          expected = produce(expected, (draft) => {
            for (const one of changes) wanted.push(applyTo(draft as Shop, one));
          });
          const told = cell.writeDatabase("assistant", (draft) =>
            changes.map((one) => applyTo(draft as Shop, one)),
          );
          expect(told).toEqual(wanted);
          const agent = cell.read().agent as Shop;
          expect(JSON.stringify(agent)).toBe(JSON.stringify(expected));
          for (const part of [agent, ...Object.values(agent)]) {
            expect(draftBehind(part)).toBeUndefined();
            if (!Array.isArray(part) && typeof part === "object")
              expect(keysOf(part)).toEqual(Object.keys(part));
          }
        }
        for (const { world, text } of shown) expect(JSON.stringify(world)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, (draft: Shop) => unknown]>([
    ["pushed into a list", (draft) => draft.lines.push(draft.other as never)],
    [
      "put into an entry",
      (draft) => Object.assign(draft.table.a!, { inside: draft.other, all: draft.lines }),
    ],
    ["put into a new part", (draft) => Object.assign(draft, { inside: { deep: [draft.other] } })],
  ])("should leave no draft in what is finished: a part %s", (_, change) => {
    const start = () =>
      ({ table: { a: { count: 1 } }, other: { d: { count: 2 } }, lines: [] }) as never as Shop;
    const cell = new WorldCell({ agent: start(), user: null, merged: false });
    cell.writeDatabase("assistant", (draft) => {
      change(draft as Shop);
      (draft as Shop).other.d!.count = 7;
    });
    const expected = structuredClone(start());
    expected.other.d!.count = 7;
    change(expected);
    expect(cell.read().agent).toEqual(expected);
    expect(() => structuredClone(cell.read().agent)).not.toThrow();
  });

  it("should copy what is taken out of a world before it is changed", () => {
    const start = freeze({ agent: { lines: [{ count: 1 }], table: {} }, user: null, merged: false }, true);
    const cell = new WorldCell(start as World);
    cell.writeDatabase("assistant", (draft) => {
      const { lines } = beforeChange<Shop>(draft as object);
      const shop = draft as Shop;
      shop.lines.push(lines[0]!);
      shop.table.x = lines[0] as Shop["table"][string];
      shop.lines[0]!.count = 2;
      shop.table.x!.count = 3;
    });
    expect(cell.read().agent).toEqual({ lines: [{ count: 2 }, { count: 1 }], table: { x: { count: 3 } } });
  });

  it("should show a list as it was when it was looked at", () => {
    const cell = new WorldCell({
      agent: { lines: [{ count: 1 }, { count: 2 }] },
      user: null,
      merged: false,
    });
    cell.writeDatabase("assistant", (draft) => {
      const { lines } = draft as Shop;
      lines.push({ count: 3 } as Entry);
      const { lines: seen } = draftBehind(draft)!.view() as Shop;
      lines.push({ count: 4 } as Entry);
      expect(seen.length).toBe(3);
      expect(draftBehind(seen)).toBeUndefined();
    });
  });
});

interface Shop {
  table: Record<string, Entry & { list: number[] }>;
  other: Record<string, Entry>;
  lines: Entry[];
  bills: Entry[];
}

const key = fc.constantFrom("a", "b", "c", "d", "k5", "k50", "new");
const draftChange = fc.record({
  type: fc.constantFrom(
    ...(["set", "delete", "count", "list", "part", "move", "keys", "has", "values"] as const),
    ...(["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "shorten"] as const),
    ...(["item", "swap", "filter", "across", "insert"] as const),
  ),
  table: fc.constantFrom("table", "other"),
  list: fc.constantFrom("lines", "bills"),
  ...{ key, to: key, number: fc.nat(3), index: fc.nat(3) },
});
type DraftChange = typeof draftChange extends fc.Arbitrary<infer One> ? One : never;

/** What tools do to databases, in short. */
function applyTo(shop: Shop, change: DraftChange): unknown {
  const { key, to, number, index } = change;
  const table = shop[change.table as "table"];
  const list = shop[change.list as "lines"];
  const fresh = () => ({ count: number, parts: { a: 2 }, list: [number] }) as never as Shop["table"][string];
  const entry = Object.hasOwn(table, key) ? table[key] : undefined;
  const item = list[index];
  switch (change.type) {
    case "set":
      table[key] = fresh();
      return null;
    case "delete":
      return delete table[key];
    case "count":
      if (entry !== undefined) entry.count = number;
      return entry?.count;
    case "list":
      return entry?.list.push(number);
    case "part":
      if (entry !== undefined) entry.parts = { a: number } as never;
      return null;
    case "move":
      if (entry === undefined) return null;
      table[to] = entry;
      return to === key || delete table[key];
    case "keys":
      return Object.keys(table);
    case "has":
      return key in table;
    case "values":
      return Object.values(table).map(({ count }) => count);
    case "push":
      return list.push(fresh());
    case "pop":
      return list.pop()?.count;
    case "shift":
      return list.shift()?.count;
    case "unshift":
      return list.unshift(fresh());
    case "splice":
      return list.splice(index, number, fresh(), fresh()).length;
    case "sort":
      list.sort((one, two) => one.count - two.count);
      return null;
    case "reverse":
      list.reverse();
      return null;
    case "shorten":
      list.length = Math.min(list.length, index);
      return null;
    case "item":
      if (item !== undefined) item.count = number;
      return list.findIndex(({ count }) => count === number);
    case "swap":
      if (item === undefined || list[number] === undefined) return null;
      [list[index], list[number]] = [list[number], item];
      return null;
    case "filter":
      shop[change.list as "lines"] = list.filter(({ count }) => count !== number);
      return null;
    case "across":
      if (item !== undefined) shop.lines.push(item);
      return shop.lines.length;
    case "insert":
      if (entry !== undefined) list.push(entry);
      return list.length;
  }
}

function agentOf(holder: World | Draft<World>): Tables {
  return holder.agent as Tables;
}

function tablesOf(database: unknown): Tables {
  return database as Tables;
}
