import { produce } from "immer";
import { describe, expect, it } from "vitest";
import { openEnv } from "../env/open-env.js";
import { EpisodeRecorder } from "../record/episode-recorder.js";
import { rebuildStates } from "../record/rebuild-states.js";
import type { Transition } from "../record/transition.js";
import type { Json } from "../rules/json.js";
import { defineRules } from "../rules/rules.js";
import { applyPatches } from "./apply-patches.js";

const applied = (base: Json, patches: Parameters<typeof applyPatches>[1]): Json =>
  produce(base, (draft) => void applyPatches(draft, patches));

describe("applyPatches", () => {
  it("should add, replace and remove in objects and arrays", () => {
    const base = { list: [1, 2, 3], inner: { a: 1 } };
    expect(
      applied(base, [
        { op: "add", path: ["list", 1], value: 9 },
        { op: "remove", path: ["list", 0] },
        { op: "replace", path: ["list", "length"], value: 2 },
        { op: "add", path: ["inner", "b"], value: { deep: [] } },
        { op: "add", path: ["inner", "b", "deep", 0], value: "x" },
        { op: "remove", path: ["inner", "a"] },
      ]),
    ).toEqual({ list: [9, 2], inner: { b: { deep: ["x"] } } });
    expect(base).toEqual({ list: [1, 2, 3], inner: { a: 1 } });
  });

  it("should leave the patches themselves as they are", () => {
    const value = { deep: [] };
    applied({}, [
      { op: "add", path: ["a"], value },
      { op: "add", path: ["a", "deep", 0], value: 1 },
    ]);
    expect(value).toEqual({ deep: [] });
    expect(Object.isFrozen(value)).toBe(false);
  });

  it.each([
    ["nowhere", ["no", "where"]],
    ["through a prototype", ["toString", "name"]],
    ["to a prototype", ["__proto__"]],
    ["through an own prototype key", ["__proto__", "polluted"]],
    ["to the whole", []],
  ])("should refuse a patch that leads %s", (_, path) => {
    expect(() => applied({}, [{ op: "add", path, value: 1 }])).toThrow(
      expect.objectContaining({ code: "record/bad-patch" }),
    );
  });
});

describe("an own key __proto__ in a recording", () => {
  it("should be kept in values and in what patches leave alone", () => {
    const base = JSON.parse('{"__proto__": {"a": 1}, "b": {"__proto__": null, "c": 1}}') as Json;
    const value = JSON.parse('{"__proto__": {"d": [1]}}') as Json;
    const after = applied(base, [
      { op: "add", path: ["e"], value },
      { op: "replace", path: ["b", "c"], value: 2 },
    ]);
    expect(JSON.stringify(after)).toBe(
      '{"__proto__":{"a":1},"b":{"__proto__":null,"c":2},"e":{"__proto__":{"d":[1]}}}',
    );
    expect(({} as { a?: number }).a).toBeUndefined();
  });
});

describe("keys that objects inherit", () => {
  type Names = { readonly [name: string]: { readonly [name: string]: number } };
  const keys = ["constructor", "toString", "hasOwnProperty", "prototype", "valueOf", "length"];
  const rules = defineRules<Names, { readonly type: "set"; readonly key: string }, null>({
    id: "test/names",
    version: "1",
    actions: {
      schema: {},
      parse: (key) => ({ type: "action", action: { type: "set", key } }),
      print: ({ key }) => key,
    },
    start: () => ({}),
    apply(draft, { key }) {
      if (!Object.hasOwn(draft, key)) draft[key] = { [key]: 0 };
      else draft[key]![key]!++;
    },
    observe: (state) => JSON.stringify(state),
    judge: () => ({ reward: 0, terminated: false }),
  });

  it("should be keys like any other in states, patches and rebuilt states", () => {
    const env = openEnv(rules);
    const { task } = env.reset({ task: null, seed: 0 });
    const rows: Transition[] = [];
    const recorder = new EpisodeRecorder((event) => event.type === "transition" && rows.push(event.row), {
      ...{ episode: 0, rules: "test/names@1", policy: "me", seed: 0, taskId: null, task, info: {} },
      snapshot: env.snapshot(),
    });
    for (const key of [...keys, ...keys]) recorder.step(env.step(key));
    expect(env.state).toEqual(Object.fromEntries(keys.map((key) => [key, { [key]: 1 }])));
    const written = JSON.parse(JSON.stringify(rows)) as Transition[];
    expect([...rebuildStates({}, written)].at(-1)).toEqual(env.state);
  });
});
