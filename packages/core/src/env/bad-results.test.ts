import { describe, expect, it } from "vitest";
import { BadResultError, GymError, MemberFailedError } from "../errors.js";
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

const tooLate = async () => {
  throw new Error("Nobody waits.");
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

  it.each([
    ["null", [{ type: "add" }, null], "null as action 1"],
    ["undefined", [undefined], "undefined as action 0"],
    // biome-ignore lint/suspicious/noSparseArray: holes are what this is about
    ["a hole", [{ type: "add" }, , { type: "add" }], "undefined as action 1"],
    ["a promise", Promise.resolve([]), "a promise"],
    ["what only iterates", new Set([{ type: "add" }]), "an object of the class Set"],
  ])("should hold no %s for admissible", (_, actions, returned) => {
    const env = openEnv(broken({ admissible: () => actions }), { tasks });
    env.reset({ seed: 3 });
    expect(failureOf(() => env.admissible()).message).toContain(
      `admissible of test/counter@2 returned ${returned} (seed 3, step 0). It must return an array of actions`,
    );
  });

  it("should be actions of JSON, from parse and from callers", () => {
    const actions = { ...counter.actions, parse: () => ({ type: "action", action: { at: [new Map()] } }) };
    const env = openEnv(broken({ actions }), { tasks });
    env.reset({ seed: 3 });
    expect(failureOf(() => env.step("add")).message).toBe(
      'actions.parse of test/counter@2 returned what is not JSON, action.at.0: Map is not a plain object (seed 3, step 0, action "add"). It must return an action of JSON.',
    );
    for (const action of [cycle(), { count: 1n }, () => 0, Number.NaN]) {
      expect(() => env.step(action as CounterAction)).toThrow(
        expect.objectContaining({
          code: "env/no-action",
          message: expect.stringContaining("test/counter@2"),
        }),
      );
    }
  });

  it.each([
    ["observe", { observe: tooLate }],
    ["judge", { judge: tooLate }],
    ["check", { check: tooLate }],
    ["actions.parse", { actions: { ...counter.actions, parse: tooLate } }],
    ["start", { start: tooLate }],
  ])("should not be late for %s, where nobody waits", (member, change) => {
    const env = openEnv(broken(change), { tasks });
    const failure = failureOf(() => {
      env.reset({ seed: 3 });
      env.step("add");
    });
    expect(failure.result).toMatchObject({ member, did: "returned a promise" });
    expect(failure.message).toContain("Rules are synchronous: no async, no await");
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

describe("what rules throw", () => {
  const fail = () => {
    throw new TypeError("The scale is broken.");
  };
  const members = {
    ...{ start: { start: fail }, observe: { observe: fail }, judge: { judge: fail }, check: { check: fail } },
    ...{ apply: { apply: fail }, admissible: { admissible: fail } },
    "actions.parse": { actions: { ...counter.actions, parse: fail } },
    "actions.print": { actions: { ...counter.actions, print: fail } },
  };

  it.each(Object.entries(members))("should name %s, with the place and the stack", (member, change) => {
    const failure = thrownBy(play(broken(change), tasks)) as MemberFailedError;
    expect(failure).toBeInstanceOf(MemberFailedError);
    expect(failure).toMatchObject({ code: "rules/failed", member, rules: "test/counter@2" });
    const atStart = ["start", "observe", "judge"].includes(member);
    expect(failure.place).toMatchObject({ seed: 7, step: atStart ? null : 0 });
    expect(failure.message).toMatch(
      new RegExp(`^${member} of test/counter@2 failed \\(seed 7.*\\): TypeError: The scale is broken\\.$`),
    );
    expect(failure.cause).toBeInstanceOf(TypeError);
    expect(failure.stack).toMatch(/^MemberFailedError: .*\n\s+at .*fail.*bad-results\.test\.ts/);
  });

  it.each(["size", "id", "load"])("should name tasks.%s", (member) => {
    const source = Object.defineProperty(
      { ...tasks },
      member,
      member === "size" ? { get: fail } : { value: fail },
    );
    const failure = thrownBy(play(counter, source));
    expect(failure).toMatchObject({ code: "rules/failed", member: `tasks.${member}`, place: { seed: 7 } });
  });

  it("should be left as it is where it is an error of the project", () => {
    const own = new GymError("test/broken", "The scale is broken.");
    const observe = () => {
      throw own;
    };
    expect(thrownBy(play(broken({ observe }), tasks))).toBe(own);
  });

  it.each([
    ["observe", { observe: change }],
    ["judge", { judge: change }],
    ["check", { check: change }],
    ["admissible", { admissible: change }],
    [
      "actions.parse",
      { actions: { ...counter.actions, parse: (_: string, state: object) => change(state) } },
    ],
    [
      "actions.print",
      { actions: { ...counter.actions, print: (_: object, state: object) => change(state) } },
    ],
  ])("should say that nothing may be changed in %s", (member, rules) => {
    const failure = failureOf(play(broken(rules), tasks));
    expect(failure.result).toMatchObject({
      member,
      did: expect.stringMatching(/^tried to change what is frozen \(Cannot .*\)$/),
      must: expect.stringContaining("only apply changes anything, and only its draft"),
    });
    expect(failure.place.seed).toBe(7);
  });

  function change(state: { count?: number }) {
    state.count = 5;
  }

  /** Asks every member at least once. */
  function play(rules: CounterRules, source: TaskSource<null>) {
    return () => {
      const env = openEnv(rules, { tasks: source });
      env.reset({ seed: 7 });
      env.admissible();
      env.step("add");
    };
  }

  function thrownBy(run: () => unknown): unknown {
    try {
      run();
    } catch (failure) {
      return failure;
    }
    throw new Error("Nothing was thrown.");
  }
});

type Loose = { kept?: unknown };
const put = (draft: Loose, value: unknown): void => {
  draft.kept = value;
};

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

  const nested = (levels: number): unknown => {
    let value: unknown = null;
    for (let level = 0; level < levels; level++) value = { in: value };
    return value;
  };
  it.each([
    [
      "a getter",
      (draft: Loose) =>
        put(draft, {
          get door() {
            return 1;
          },
        }),
      'state.kept: "door" has a getter',
    ],
    [
      "a getter that fails",
      (draft: Loose) =>
        put(draft, {
          get door() {
            throw new Error("No.");
          },
        }),
      "not JSON, state",
    ],
    [
      "a key that is a symbol",
      (draft: Loose) => put(draft, { [Symbol("a")]: 1 }),
      "a symbol is no key of JSON",
    ],
    [
      "a symbol of its own",
      (draft: Loose) => void Object.assign(draft, { [Symbol("a")]: 1 }),
      "a symbol is no key of JSON",
    ],
    [
      "a hidden key",
      (draft: Loose) => put(draft, Object.defineProperty({}, "a", { value: 1 })),
      '"a" is hidden',
    ],
    ["a name on an array", (draft: Loose) => put(draft, Object.assign([1], { a: 1 })), '"a" is no index'],
    ["holes", (draft: Loose) => put(draft, new Array(3)), "an array with holes"],
    ["too many levels", (draft: Loose) => put(draft, nested(1000)), "nested more than 1000 levels deep"],
    [
      "far too many levels",
      (draft: Loose) => put(draft, nested(20_000)),
      "it holds itself, or is nested too deeply",
    ],
    ["its draft in itself", (draft: Loose) => put(draft, draft), "it holds itself"],
    ["its draft in something new", (draft: Loose) => put(draft, { draft }), "state.kept: it cannot be read"],
  ])("should leave no state with %s", (_, apply, flaw) => {
    const env = applying(apply);
    const before = env.state;
    const failure = failureOf(() => env.step("add"));
    expect(failure.result).toMatchObject({ member: "apply", did: expect.stringContaining(flaw) });
    expect(failure.place).toEqual({ seed: 1, step: 0, action: "add" });
    expect(env.state).toBe(before);
  });

  it("should not nest a state ever deeper", () => {
    const env = applying((draft: Loose) => put(draft, { in: draft.kept ?? null }));
    const failure = failureOf(() => {
      for (let step = 0; step < 2000; step++) env.step("add");
    });
    expect(failure.result.did).toContain("nested more than 1000 levels deep");
    expect(failure.place.step).toBe(999);
  });

  it("may be changed in two places by one object", () => {
    const env = applying((draft: Loose) => {
      const thing = { lit: false };
      Object.assign(draft, { left: thing, right: thing });
    });
    const shared = env.step("add").after as unknown as { left: object; right: object };
    expect(shared.left).toBe(shared.right);
    const light = (draft: { left: { lit: boolean } }) => {
      draft.left.lit = true;
    };
    const other = openEnv(broken({ apply: light }), { tasks });
    other.restore(env.snapshot());
    expect(other.step("add").after).toMatchObject({ left: { lit: true }, right: { lit: false } });
    other.restore(JSON.parse(JSON.stringify(env.snapshot())));
    expect(other.step("add").after).toMatchObject({ left: { lit: true }, right: { lit: false } });
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

describe("whatever rules throw", () => {
  const trap = () => {
    throw new Error("trap");
  };
  const thrown: Readonly<Record<string, () => unknown>> = {
    nothing: () => null,
    "a text": () => "text",
    "a symbol": () => Symbol("mark"),
    "an error that cannot be changed": () => Object.freeze(new Error("frozen")),
    "an error whose message throws": () => Object.defineProperty(new Error("x"), "message", { get: trap }),
    "an error whose stack throws": () => Object.defineProperty(new Error("x"), "stack", { get: trap }),
    "an error that is its own cause": () => {
      const error = new Error("round");
      error.cause = error;
      return error;
    },
    "a proxy that answers nothing": () => new Proxy({}, { get: trap, getPrototypeOf: trap, has: trap }),
    "a proxy that is revoked": () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
    "an error of 5 million letters": () => new Error("x".repeat(5_000_000)),
  };
  const members = ["apply", "observe", "judge", "parse"] as const;

  it.each(Object.keys(thrown).flatMap((name) => members.map((member) => [name, member] as const)))(
    "should be told as a failure of that member: %s, by %s",
    (name, member) => {
      const make = thrown[name]!;
      const late = ({ count }: CounterState) => {
        if (count > 0) throw make();
      };
      const rules = broken({
        ...(member === "apply" && {
          apply: () => {
            throw make();
          },
        }),
        ...(member === "observe" && { observe: (state: CounterState) => late(state) ?? "It shows 0." }),
        ...(member === "judge" && {
          judge: (state: CounterState) => late(state) ?? { reward: 0, terminated: false },
        }),
        ...(member === "parse" && {
          actions: {
            ...counter.actions,
            parse: () => {
              throw make();
            },
          },
        }),
      });
      const env = openEnv(rules, { tasks });
      env.reset({ seed: 7 });
      let failure: unknown = null;
      try {
        env.step("add");
      } catch (error) {
        failure = error;
      }
      expect(failure).toBeInstanceOf(MemberFailedError);
      const { message } = failure as MemberFailedError;
      expect(message).toMatch(
        /^(actions\.)?\w+ of test\/counter@2 failed \(seed 7, step 0, action "add"\): /,
      );
      expect(message).toContain(member);
      expect(message.length).toBeLessThan(2_200);
    },
  );
});
