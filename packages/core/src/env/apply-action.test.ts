import { type Draft, produceWithPatches } from "immer";
import { describe, expect, it } from "vitest";
import type { Produce } from "../draft/produce.js";
import { produceTables } from "../draft/produce-tables.js";
import { seededRandom } from "../random/seed.js";
import { defineRules, type Rules } from "../rules/rules.js";
import { checkLaws, houseModule, houseRules } from "../testing/index.js";
import { applyAction } from "./apply-action.js";
import { openEnv } from "./open-env.js";

interface ShelfState {
  readonly shelves: { readonly [name: string]: { readonly books: readonly string[] } };
}
type ShelfRules = Rules<ShelfState, null, null>;

const start: ShelfState = {
  shelves: Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`s${index}`, { books: ["a"] }])),
};

/** Rules that do something to a draft, and make it in some way. */
function changing(apply: (draft: Draft<ShelfState>) => unknown, produce?: unknown): ShelfRules {
  return {
    ...defineRules<ShelfState, null, null>({
      id: "test/shelf",
      version: "1",
      actions: {
        schema: {},
        parse: () => ({ type: "action", action: null }),
        print: () => "change",
      },
      start: () => start,
      apply: (draft) => void apply(draft),
      observe: () => "A shelf.",
      judge: () => ({ reward: 0, terminated: false }),
    }),
    apply: apply as ShelfRules["apply"],
    ...(produce === undefined ? {} : { produce: produce as Produce }),
  };
}

function applied(rules: ShelfRules) {
  return applyAction(rules, start, null, seededRandom(1, "test"));
}

describe.each([
  ["drafts of immer", undefined],
  ["produceTables", produceTables],
])("an action with %s", (_, produce) => {
  it("should tell the next state and the patches in both directions", () => {
    const books = (draft: Draft<ShelfState>) => draft.shelves.s7!.books;
    const [after, patches, inverse] = applied(changing((draft) => void books(draft).push("b"), produce));
    expect(after.shelves.s7).toEqual({ books: ["a", "b"] });
    expect(patches).toEqual([{ op: "add", path: ["shelves", "s7", "books", 1], value: "b" }]);
    expect(inverse).toEqual([{ op: "remove", path: ["shelves", "s7", "books", 1] }]);
    expect(Object.isFrozen(after.shelves.s7!.books)).toBe(true);
  });

  it.each([
    ["a new state", () => ({ shelves: {} }), "returned an object"],
    ["a promise", () => Promise.resolve(), "returned a promise"],
    [
      "undefined in the state",
      (draft: object) => void Object.assign(draft, { kept: undefined }),
      "state.kept",
    ],
    ["a map in the state", (draft: object) => void Object.assign(draft, { kept: new Map() }), "state.kept"],
    ["the state in itself", (draft: object) => void Object.assign(draft, { kept: draft }), "state.kept"],
    [
      "a prototype",
      (draft: object) => void Object.assign(draft, JSON.parse('{"__proto__": {"polluted": true}}')),
      'the key "__proto__"',
    ],
  ])("should refuse %s", (_, apply, did) => {
    expect(() => applied(changing(apply, produce))).toThrow(
      expect.objectContaining({
        code: "rules/bad-result",
        result: expect.objectContaining({ member: "apply", did: expect.stringContaining(did) }),
      }),
    );
  });
});

describe("rules with drafts of their own", () => {
  it("should play as they do without, patches included", () => {
    const run = (rules: typeof houseRules) => {
      const env = openEnv(rules, { tasks: houseModule.tasks });
      env.reset({ seed: 3 });
      const random = seededRandom(3, "test");
      return Array.from({ length: 12 }, () => {
        if (env.snapshot().ended) env.reset();
        return env.step(random.pick(env.admissible()));
      });
    };
    expect(run({ ...houseRules, produce: produceTables })).toEqual(run(houseRules));
  });

  it("should obey every law", () => {
    const subject = { ...houseModule, rules: { ...houseRules, produce: produceTables } };
    expect(checkLaws(subject, { walks: 20 }).filter(({ held }) => !held)).toEqual([]);
  });

  it.each([
    ["nothing", () => undefined],
    ["the next state alone", (before: object) => before],
    ["no patches back", (before: object) => [before, []]],
    ["patches that are none", (before: object) => [before, "none", []]],
  ])("should return no %s", (_, produce) => {
    expect(() => applied(changing(() => {}, produce))).toThrow(
      expect.objectContaining({
        code: "rules/bad-result",
        result: expect.objectContaining({ member: "produce" }),
      }),
    );
    expect(applied(changing(() => {}, produceWithPatches))[0]).toBe(start);
  });
});
