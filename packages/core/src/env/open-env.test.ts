import { describe, expect, it } from "vitest";
import { EnvNotStartedError, EpisodeEndedError } from "../errors.js";
import { defineRules } from "../rules/rules.js";
import { rulesName } from "../rules/rules-name.js";
import type { TaskSource } from "../rules/task-source.js";
import { openEnv } from "./open-env.js";

interface LampState {
  readonly on: boolean;
  readonly broken: boolean;
  readonly colour: string;
  readonly presses: number;
}
type LampAction = { readonly type: "press" } | { readonly type: "smash" };

/** A lamp that breaks when it is smashed; pressing it while it is broken is impossible. */
const lampRules = defineRules<LampState, LampAction, string>({
  id: "test/lamp",
  version: "3",
  actions: {
    schema: {},
    parse: (text) =>
      text === "press" || text === "smash"
        ? { type: "action", action: { type: text } }
        : { type: "rejected", reason: "unknown", observation: `"${text}"?` },
    print: ({ type }) => type,
  },
  start: (colour, random) => ({ on: random.int(2) === 1, broken: false, colour, presses: 0 }),
  check: (state) =>
    state.broken ? { type: "rejected", reason: "impossible", observation: "It is broken." } : undefined,
  apply(draft, action, random) {
    if (action.type === "smash") draft.broken = true;
    else draft.on = random.int(2) === 1;
    draft.presses++;
  },
  observe: ({ on, colour }, last) =>
    `${last === undefined ? "A" : "The"} ${colour} lamp is ${on ? "on" : "off"}.`,
  judge: ({ presses }, last) => ({
    reward: last === undefined ? 0 : 1,
    terminated: presses >= 5,
    info: { presses },
  }),
  admissible: ({ broken }) => (broken ? [] : [{ type: "press" }, { type: "smash" }]),
});

const colours = ["red", "green", "blue"];
const tasks: TaskSource<string> = {
  size: colours.length,
  id: (index) => `lamp-${index}`,
  load(id) {
    const colour = colours[Number(id.slice(5))];
    if (colour === undefined) throw new Error(`There is no ${id}.`);
    return colour;
  },
};

const openLamp = (maxSteps?: number) =>
  openEnv(lampRules, maxSteps === undefined ? { tasks } : { tasks, maxSteps });

describe("reset", () => {
  it("should give the same episode for the same seed and another for another", () => {
    const [left, right] = [openLamp(), openLamp()];
    const starts = Array.from({ length: 20 }, (_, seed) => left.reset({ seed }));
    expect(starts).toEqual(Array.from({ length: 20 }, (_, seed) => right.reset({ seed })));
    expect(new Set(starts.map(({ observation }) => observation)).size).toBeGreaterThan(3);
  });

  it("should count seeds up from 0, or from the last one given", () => {
    const env = openLamp();
    const seeds = [env.reset(), env.reset(), env.reset({ seed: 40 }), env.reset()].map(({ seed }) => seed);
    expect(seeds).toEqual([0, 1, 40, 41]);
  });

  it("should draw a task by the seed and tell its id", () => {
    const env = openLamp();
    const resets = Array.from({ length: 30 }, (_, seed) => env.reset({ seed }));
    expect(new Set(resets.map(({ taskId }) => taskId))).toEqual(new Set(["lamp-0", "lamp-1", "lamp-2"]));
    for (const { task, taskId } of resets) expect(task).toBe(tasks.load(taskId ?? ""));
  });

  it("should load a task by its id", () => {
    expect(openLamp().reset({ task: "lamp-2" })).toMatchObject({ task: "blue", taskId: "lamp-2" });
    expect(() => openLamp().reset({ task: "lamp-9" })).toThrow("There is no lamp-9.");
  });

  it("should take a task itself where there is no source, even one that is a text", () => {
    expect(openEnv(lampRules).reset({ task: "pink" })).toMatchObject({ task: "pink", taskId: null });
  });

  it("should ask for a task where there is none to draw", () => {
    expect(() => openEnv(lampRules).reset()).toThrow(expect.objectContaining({ code: "env/no-task" }));
    const empty = openEnv(lampRules, { tasks: { ...tasks, size: 0 } });
    expect(() => empty.reset()).toThrow(expect.objectContaining({ code: "env/no-task" }));
  });
});

describe("step", () => {
  it("should tell everything about a taken action", () => {
    const env = openLamp();
    const { state } = env.reset({ seed: 1, task: "lamp-0" });
    const step = env.step("smash");
    expect(step).toMatchObject({
      text: "smash",
      action: { type: "smash" },
      rejection: null,
      reward: 1,
      terminated: false,
      truncated: false,
      info: { presses: 1 },
    });
    expect(step.before).toBe(state);
    expect(step.after).toBe(env.state);
    expect(step.patches).toContainEqual({ op: "replace", path: ["broken"], value: true });
    expect(step.inverse).toContainEqual({ op: "replace", path: ["broken"], value: false });
  });

  it("should take a typed action as well as its text", () => {
    const [byText, byAction] = [openLamp(), openLamp()];
    byText.reset({ seed: 2 });
    byAction.reset({ seed: 2 });
    expect(byAction.step({ type: "press" })).toEqual(byText.step("press"));
  });

  it("should answer a text that is no action", () => {
    const env = openLamp();
    const { state } = env.reset({ seed: 1 });
    const step = env.step("sing");
    expect(step).toMatchObject({
      text: "sing",
      action: null,
      rejection: { reason: "unknown" },
      observation: '"sing"?',
      reward: 0,
      patches: [],
      inverse: [],
    });
    expect(env.state).toBe(state);
  });

  it("should answer an impossible action and keep what was meant", () => {
    const env = openLamp();
    env.reset({ seed: 1 });
    env.step("smash");
    const random = env.snapshot().random;
    const step = env.step("press");
    expect(step).toMatchObject({
      action: { type: "press" },
      rejection: { reason: "impossible" },
      patches: [],
    });
    expect(env.snapshot()).toMatchObject({ random, steps: 2, observation: "It is broken." });
  });

  it("should refuse before the first episode and after the end of one", () => {
    const env = openLamp();
    expect(() => env.step("press")).toThrow(EnvNotStartedError);
    expect(() => env.state).toThrow(EnvNotStartedError);
    env.reset({ seed: 1 });
    for (let press = 0; press < 4; press++) expect(env.step("press").terminated).toBe(false);
    expect(env.step("press")).toMatchObject({ terminated: true, truncated: false });
    expect(() => env.step("press")).toThrow(EpisodeEndedError);
    env.reset();
    expect(env.step("press").terminated).toBe(false);
  });

  it("should truncate at the step limit, rejected actions included", () => {
    const env = openLamp(2);
    env.reset({ seed: 1 });
    expect(env.step("sing").truncated).toBe(false);
    expect(env.step("press")).toMatchObject({ terminated: false, truncated: true });
    expect(() => env.step("press")).toThrow(EpisodeEndedError);
  });

  it("should call an end that falls on the step limit an end", () => {
    const env = openLamp(5);
    env.reset({ seed: 1 });
    const steps = Array.from({ length: 5 }, () => env.step("press"));
    expect(steps[4]).toMatchObject({ terminated: true, truncated: false });
  });

  it("should freeze states", () => {
    const env = openLamp();
    env.reset({ seed: 1 });
    expect(() => Object.assign(env.state, { on: true })).toThrow(TypeError);
    expect(() => Object.assign(env.step("press").after, { on: true })).toThrow(TypeError);
  });

  it("should let a bug in the rules throw", () => {
    const env = openEnv({
      ...lampRules,
      apply() {
        throw new Error("a bug");
      },
    });
    env.reset({ task: "red" });
    expect(() => env.step("press")).toThrow("a bug");
  });
});

describe("admissible", () => {
  it("should list action texts", () => {
    const env = openLamp();
    env.reset({ seed: 1 });
    expect(env.admissible()).toEqual(["press", "smash"]);
    env.step("smash");
    expect(env.admissible()).toEqual([]);
  });

  it("should be empty where the rules cannot list actions", () => {
    const { admissible: _, ...unlisted } = lampRules;
    const env = openEnv(unlisted);
    env.reset({ task: "red" });
    expect(env.admissible()).toEqual([]);
  });
});

describe("snapshot, restore and fork", () => {
  it("should continue from a snapshot in another env, through JSON", () => {
    const env = openLamp();
    env.reset({ seed: 4 });
    env.step("press");
    const snapshot = JSON.parse(JSON.stringify(env.snapshot()));
    const other = openLamp();
    other.restore(snapshot);
    for (let press = 0; press < 4; press++) expect(other.step("press")).toEqual(env.step("press"));
    expect(() => other.step("press")).toThrow(EpisodeEndedError);
  });

  it("should remember the step count and the end", () => {
    const env = openLamp(2);
    env.reset({ seed: 4 });
    env.step("press");
    const other = openLamp(2);
    other.restore(env.snapshot());
    expect(other.step("press").truncated).toBe(true);
    env.restore(other.snapshot());
    expect(() => env.step("press")).toThrow(EpisodeEndedError);
  });

  it("should refuse the snapshot of other rules", () => {
    const env = openLamp();
    env.reset({ seed: 1 });
    const other = openEnv({ ...lampRules, version: "4" });
    expect(() => other.restore(env.snapshot())).toThrow(
      /belongs to test\/lamp@3, this env plays test\/lamp@4/,
    );
  });

  it("should fork into envs that do not touch each other", () => {
    const env = openLamp();
    env.reset({ seed: 4 });
    const fork = env.fork();
    expect(fork.state).toBe(env.state);
    const forked = [fork.step("press"), fork.step("press")];
    expect(env.snapshot().steps).toBe(0);
    expect([env.step("press"), env.step("press")]).toEqual(forked);
    expect(fork.reset().seed).toBe(5);
  });

  it("should fork before the first episode", () => {
    expect(openLamp().fork().reset().seed).toBe(0);
  });
});

describe("rulesName", () => {
  it("should join id and version", () => {
    expect(rulesName(lampRules)).toBe("test/lamp@3");
  });
});

describe("types", () => {
  it("should refuse actions, tasks and states of other worlds at compile time", () => {
    const env = openLamp();
    env.reset({ seed: 1 });
    // @ts-expect-error there is no such action
    expect(() => env.step({ type: "fly" })).not.toThrow();
    // @ts-expect-error tasks of this world are texts
    expect(() => env.reset({ task: 3 })).not.toThrow();
    const press = (): void => {
      // @ts-expect-error states are read-only
      env.state.on = true;
    };
    expect(press).toThrow(TypeError);
  });
});
