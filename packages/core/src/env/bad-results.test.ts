import { describe, expect, it } from "vitest";
import { BadResultError } from "../errors.js";
import { defineRules, type Rules } from "../rules/rules.js";
import type { TaskSource } from "../rules/task-source.js";
import { openAsyncEnv } from "./open-async-env.js";
import { openEnv } from "./open-env.js";

interface CounterState {
  readonly count: number;
  readonly kept?: unknown;
}
type CounterAction = { readonly type: "add" };
type CounterRules = Rules<CounterState, CounterAction, null>;

const counter: CounterRules = defineRules<CounterState, CounterAction, null>({
  id: "test/counter",
  version: "2",
  actions: {
    schema: {},
    parse: (text) =>
      text === "add"
        ? { type: "action", action: { type: "add" } }
        : { type: "rejected", reason: "unknown", observation: "What?" },
    print: () => "add",
  },
  start: () => ({ count: 0 }),
  apply(draft) {
    draft.count++;
  },
  observe: ({ count }) => `It shows ${count}.`,
  judge: ({ count }) => ({ reward: count, terminated: false }),
  admissible: () => [{ type: "add" }],
});

const tasks: TaskSource<null> = { size: 1, id: () => "count", load: () => null };

/** The counter with some members that return whatever. */
function broken(change: { readonly [Member in keyof CounterRules]?: unknown }): CounterRules {
  return { ...counter, ...change } as CounterRules;
}

/** What is returned from the second step on; until then the counter is in order. */
const late = (value: unknown) => ({
  observe: (state: CounterState) => (state.count < 2 ? "fine" : value),
  judge: (state: CounterState) => (state.count < 2 ? { reward: 0, terminated: false } : value),
});

function failureOf(run: () => unknown): BadResultError {
  try {
    run();
  } catch (failure) {
    if (failure instanceof BadResultError) return failure;
    throw failure;
  }
  throw new Error("Nothing was thrown.");
}

/** The failure of the second step of an episode with seed 7. */
function secondStep(rules: CounterRules): BadResultError {
  const env = openEnv(rules, { tasks });
  env.reset({ seed: 7 });
  env.step("add");
  return failureOf(() => env.step("add"));
}

const started = (rules: CounterRules) => failureOf(() => openEnv(rules, { tasks }).reset({ seed: 7 }));

class Box {}
const ownPrototypeKey = (): unknown => JSON.parse('{"__proto__": {"polluted": true}}');
const cycle = (): unknown => {
  const value: Record<string, unknown> = {};
  value.self = value;
  return value;
};

describe("what rules return", () => {
  it("should name member, rules, seed, step, action, what came back and what must", () => {
    const failure = secondStep(broken({ observe: late(undefined).observe }));
    expect(failure.code).toBe("rules/bad-result");
    expect(failure.message).toBe(
      'observe of test/counter@2 returned undefined (seed 7, step 1, action "add"). It must return a string.',
    );
    expect(failure.place).toEqual({ seed: 7, step: 1, action: "add" });
  });

  it.each([
    ["undefined", undefined, "returned undefined"],
    ["null", null, "returned null"],
    ["a number", 3, "returned 3"],
    ["an object", {}, "returned an object"],
    ["a promise", Promise.resolve("later"), "returned a promise"],
  ])("should not be %s for observe", (_, value, did) => {
    expect(secondStep(broken({ observe: late(value).observe })).result).toMatchObject({
      member: "observe",
      did,
    });
  });

  it.each([
    ["undefined", undefined, "returned undefined"],
    ["a number", 1, "returned 1"],
    ["a reward of NaN", { reward: Number.NaN, terminated: false }, "returned the reward NaN"],
    ["an endless reward", { reward: Infinity, terminated: false }, "returned the reward Infinity"],
    ["a reward that sums cannot hold", { reward: -1e308, terminated: false }, "returned the reward -1e+308"],
    ["a text for a reward", { reward: "1", terminated: false }, 'returned the reward "1"'],
    ["no reward", { terminated: false }, "returned the reward undefined"],
    ["no end", { reward: 1 }, "returned undefined as terminated"],
    ["a number for an end", { reward: 1, terminated: 1 }, "returned 1 as terminated"],
    ["a text for an info", { reward: 1, terminated: false, info: "x" }, 'returned "x" as info'],
    ["a list for an info", { reward: 1, terminated: false, info: [] }, "returned an array as info"],
    ["null for an info", { reward: 1, terminated: false, info: null }, "returned null as info"],
    [
      "an info that is not JSON",
      { reward: 1, terminated: false, info: { at: { date: new Date(0) } } },
      "returned an info that is not JSON, info.at.date: Date is not a plain object",
    ],
    [
      "an info with a key that copies lose",
      { reward: 1, terminated: false, info: ownPrototypeKey() },
      expect.stringContaining('info: the key "__proto__"'),
    ],
  ])("should not be %s for judge, at a step or at the start", (_, value, did) => {
    expect(secondStep(broken({ judge: late(value).judge })).result).toMatchObject({ member: "judge", did });
    const failure = started(broken({ judge: () => value }));
    expect(failure.result).toMatchObject({ member: "judge", did });
    expect(failure.place).toEqual({ seed: 7, step: null, action: null });
  });

  it.each([
    ["nothing", undefined],
    ["a number", 5],
    ["a promise", Promise.resolve({ count: 0 })],
    ["a map", new Map()],
    ["a date inside", { count: 0, kept: { inside: new Date(0) } }],
    ["an object of a class", { count: 0, kept: new Box() }],
    ["a function", { count: 0, kept: () => 0 }],
    ["an undefined value", { count: 0, kept: undefined }],
    ["a hole", { count: 0, kept: new Array(1) }],
    ["a number that JSON cannot hold", { count: 0, kept: [Number.NaN] }],
    ["a big integer", { count: 0, kept: 1n }],
    ["itself inside", { count: 0, kept: cycle() }],
    ["a key that copies lose", { count: 0, kept: ownPrototypeKey() }],
  ])("should not be %s for start", (_, state) => {
    expect(started(broken({ start: () => state })).result.member).toBe("start");
  });

  it("should say where in the first state it is not JSON", () => {
    const failure = started(broken({ start: () => ({ count: 0, kept: [{ box: new Box() }] }) }));
    expect(failure.message).toContain("state.kept.0.box: Box is not a plain object (seed 7)");
  });

  it.each([
    ["nothing", undefined],
    ["an object without a type", { action: { type: "add" } }],
    ["an action without an action", { type: "action" }],
    ["a refusal without a reason", { type: "rejected", observation: "No." }],
    ["a refusal for a reason of its own", { type: "rejected", reason: "bored", observation: "No." }],
    ["a refusal without a text", { type: "rejected", reason: "unknown" }],
  ])("should not be %s for parse", (_, parsed) => {
    const env = openEnv(broken({ actions: { ...counter.actions, parse: () => parsed } }), { tasks });
    env.reset();
    expect(failureOf(() => env.step("add")).result.member).toBe("actions.parse");
  });

  it.each([
    ["false", false],
    ["true", true],
    ["a text", "No."],
    ["a refusal without a text", { type: "rejected", reason: "impossible" }],
  ])("should not be %s for check", (_, rejection) => {
    const env = openEnv(broken({ check: () => rejection }), { tasks });
    env.reset();
    expect(failureOf(() => env.step("add")).result.member).toBe("check");
  });

  it("should be texts for print and an array for admissible", () => {
    const print = openEnv(broken({ actions: { ...counter.actions, print: () => 1 } }), { tasks });
    print.reset();
    expect(failureOf(() => print.step({ type: "add" })).result.member).toBe("actions.print");
    expect(failureOf(() => print.admissible()).result.member).toBe("actions.print");
    const admissible = openEnv(broken({ admissible: () => "add" }), { tasks });
    admissible.reset({ seed: 3 });
    expect(failureOf(() => admissible.admissible()).message).toContain(
      'admissible of test/counter@2 returned "add" (seed 3, step 0). It must return an array of actions.',
    );
  });

  it("should be the name of a role for turn", async () => {
    const rules = broken({ turn: () => 1 });
    const env = openAsyncEnv(rules, { tasks, players: {} });
    await expect(env.reset({ seed: 2 })).rejects.toMatchObject({
      code: "rules/bad-result",
      result: { member: "turn" },
      place: { seed: 2 },
    });
  });

  it("should be looked at where players act too", async () => {
    const env = openAsyncEnv(broken({ observe: late(undefined).observe }), { tasks, players: {} });
    await env.reset({ seed: 7 });
    await env.step("add");
    await expect(env.step("add")).rejects.toMatchObject({ place: { seed: 7, step: 1, action: "add" } });
    expect(env.state.count).toBe(1);
  });

  it.each([
    ["tasks.id", { ...tasks, id: () => 5 }],
    ["tasks.load", { ...tasks, load: () => undefined }],
    ["tasks.load", { ...tasks, load: async () => null }],
    ["tasks.size", { ...tasks, size: Number.NaN }],
    ["tasks.size", { ...tasks, size: 1.5 }],
    ["tasks.size", { ...tasks, size: "3" as unknown as number }],
  ])("should be in order for %s", (member, source) => {
    const env = openEnv(counter, { tasks: source as unknown as TaskSource<null> });
    expect(failureOf(() => env.reset()).result.member).toBe(member);
  });

  it("should leave the env where it was", () => {
    const env = openEnv(broken({ observe: late(undefined).observe }), { tasks });
    env.reset();
    env.step("add");
    const before = env.snapshot();
    failureOf(() => env.step("add"));
    expect(env.snapshot()).toEqual({ ...before });
  });

  it("should not be asked about an action that is none", () => {
    const env = openEnv(counter, { tasks });
    env.reset();
    expect(() => env.step(undefined as unknown as string)).toThrow(
      "What was to be done is undefined, which is no action of test/counter@2.",
    );
  });
});

describe("what apply returns", () => {
  const applying = (apply: unknown) => {
    const env = openEnv(broken({ apply }), { tasks });
    env.reset({ seed: 1 });
    return env;
  };

  it.each([
    ["another object", (draft: CounterState) => ({ ...draft, count: 1 })],
    ["an array", () => [1]],
  ])("should not be %s, and both ways out are named", (_, apply) => {
    const { message } = failureOf(() => applying(apply).step("add"));
    expect(message).toContain("apply of test/counter@2 returned an");
    expect(message).toContain("change the draft itself");
    expect(message).toContain("Object.assign(draft, next)");
  });

  it("should not be a promise", () => {
    const { message } = failureOf(() =>
      applying(async () => {
        throw new Error("too late");
      }).step("add"),
    );
    expect(message).toContain("returned a promise");
    expect(message).toContain("no async, no await");
  });

  it.each([
    ["a number", (draft: { count: number }) => ++draft.count],
    ["nothing", (draft: { count: number }) => void draft.count++],
    ["a truth", (draft: { count: number }) => ++draft.count > 0],
    ["the draft", (draft: { count: number }) => Object.assign(draft, { count: draft.count + 1 })],
  ])("may be %s, which does not matter", (_, apply) => {
    expect(applying(apply).step("add").after).toEqual({ count: 1 });
  });

  it.each([
    ["NaN", Number.NaN, "state.kept: NaN is not JSON"],
    ["undefined", undefined, "state.kept: undefined is not JSON"],
    ["a map inside", { inside: new Map() }, "state.kept.inside: Map is not a plain object"],
    ["a key that copies lose", ownPrototypeKey(), 'state.kept: the key "__proto__"'],
    ["such a key with a number", JSON.parse('{"__proto__": 1}'), 'state.kept: the key "__proto__"'],
    ["such a key with null", JSON.parse('{"a": {"__proto__": null}}'), 'state.kept.a: the key "__proto__"'],
  ])("should leave no %s in the state", (_, value, flaw) => {
    const env = applying((draft: { kept: unknown }) => {
      draft.kept = value;
    });
    const before = env.state;
    const failure = failureOf(() => env.step("add"));
    expect(failure.result).toMatchObject({ member: "apply", did: expect.stringContaining(flaw) });
    expect(failure.place).toEqual({ seed: 1, step: 0, action: "add" });
    expect(env.state).toBe(before);
  });

  it("should not change a prototype", () => {
    const key = "__proto__";
    const env = applying((draft: Record<string, unknown>) => {
      draft[key] = { polluted: true };
    });
    expect(failureOf(() => env.step("add")).message).toContain('the key "__proto__"');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe("restore", () => {
  const env = openEnv(counter, { tasks });
  env.reset();
  const snapshot = env.snapshot();

  it.each([
    ["nothing", undefined, "is undefined"],
    ["a snapshot without a random stream", { ...snapshot, random: undefined }, 'has no "random"'],
    ["a state that is not JSON", { ...snapshot, state: { count: Number.NaN } }, "state.count: NaN"],
    ["a key that copies lose", { ...snapshot, state: ownPrototypeKey() }, 'the key "__proto__"'],
  ])("should refuse %s", (_, found, flaw) => {
    expect(() => env.restore(found as never)).toThrow(
      expect.objectContaining({ code: "env/broken-snapshot", message: expect.stringContaining(flaw) }),
    );
  });
});
