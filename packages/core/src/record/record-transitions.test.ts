import { describe, expect, it } from "vitest";
import { openEnv } from "../env/open-env.js";
import { wrapEnv } from "../internal/wrap-env.js";
import { houseModule } from "../testing/demo/house-module.js";
import { houseRules } from "../testing/demo/house-rules.js";
import { rebuildStates } from "./rebuild-states.js";
import type { RecordEvent } from "./record-event.js";
import { recordTransitions } from "./record-transitions.js";
import { stateHash } from "./state-hash.js";
import type { Transition } from "./transition.js";

function recordedHouse(maxSteps = 40) {
  const events: RecordEvent[] = [];
  const env = recordTransitions(
    openEnv(houseRules, { tasks: houseModule.tasks, maxSteps }),
    (event) => events.push(event),
    { policy: "test" },
  );
  const transitions = (): Transition[] =>
    events.flatMap((event) => (event.type === "transition" ? [event.row] : []));
  return { env, events, transitions };
}

describe("recordTransitions", () => {
  it("should write the start, every step and the end of an episode", () => {
    const { env, events } = recordedHouse();
    env.reset({ seed: 3, task: "key-on-shelf" });
    env.step("take key");
    env.step("put key on shelf");
    expect(events.map(({ type }) => type)).toEqual([
      "episode-start",
      "transition",
      "transition",
      "episode-end",
    ]);
    expect(events[0]?.row).toMatchObject({
      episode: 0,
      rules: "demo/house@1",
      seed: 3,
      taskId: "key-on-shelf",
      task: null,
      policy: "test",
      snapshot: { steps: 0, ended: false },
    });
    expect(events[3]?.row).toEqual({
      episode: 0,
      steps: 2,
      reward: 1,
      terminated: true,
      truncated: false,
      error: null,
    });
  });

  it("should chain observations and hashes from row to row", () => {
    const { env, transitions } = recordedHouse();
    const { observation } = env.reset({ seed: 0, task: "mug-on-desk" });
    const first = env.state;
    env.step("take mug");
    env.step("take mug");
    env.step("look");
    const [take, again, look] = transitions();
    expect(take).toMatchObject({ step: 0, observation, action: "take mug", rejected: null });
    expect(take?.hashBefore).toBe(stateHash(first));
    expect(again).toMatchObject({
      step: 1,
      rejected: "impossible",
      nextObservation: "You cannot.",
      patches: [],
    });
    expect(again?.hashAfter).toBe(take?.hashAfter);
    expect(look?.observation).toBe("You cannot.");
  });

  it("should write an inline task where the task has no id", () => {
    const { env, events } = recordedHouse();
    env.reset({ seed: 0, task: { thing: "mug", place: "shelf" } });
    expect(events[0]?.row).toMatchObject({ taskId: null, task: { thing: "mug", place: "shelf" } });
  });

  it("should say when an episode was truncated, and when it was given up", () => {
    const { env, events } = recordedHouse(1);
    env.reset({ seed: 0 });
    env.step("look");
    env.reset();
    env.reset();
    const ends = events.flatMap((event) => (event.type === "episode-end" ? [event.row] : []));
    expect(ends).toMatchObject([
      { episode: 0, steps: 1, terminated: false, truncated: true },
      { episode: 1, steps: 0, terminated: false, truncated: false, error: null },
    ]);
  });

  it("should keep what stopped an episode", () => {
    const { env, events } = recordedHouse();
    env.reset({ seed: 0 });
    env.endEpisode(new Error("The model did not answer."));
    expect(events.at(-1)?.row).toMatchObject({
      error: { code: "rollout/failed", message: "The model did not answer." },
    });
    env.step("look");
    expect(events).toHaveLength(2);
  });

  it.each([
    ["a reward that is no number", { reward: Number.NaN }, "reward: NaN is not a finite number"],
    ["an observation that is no text", { observation: 5 }, "observation: 5 is not a string"],
    ["an end that is none", { terminated: "yes" }, "terminated and truncated"],
    ["an info that is not JSON", { info: { at: new Date(0) } }, "info.at: Date is not a plain object"],
    ["a state that is not JSON", { after: { room: { door: new Map() } } }, "state.room.door: Map is not"],
  ])("should refuse %s, and say where", (_, change, flaw) => {
    const inner = openEnv(houseRules, houseModule);
    const env = recordTransitions(
      wrapEnv(inner, { step: (step) => ({ ...step, ...(change as object) }) }),
      () => {},
    );
    env.reset({ seed: 0 });
    expect(() => env.step("look")).toThrow(
      expect.objectContaining({
        code: "record/not-json",
        message: expect.stringMatching(
          /^Episode 0 of demo\/house@1 cannot be recorded at step 0, action "look": /,
        ),
      }),
    );
    expect(() => env.step("look")).toThrow(flaw);
  });

  it("should refuse a task that is not JSON where it has to be written down", () => {
    const start: typeof houseRules.start = ({ thing, place }, random) =>
      houseRules.start({ thing, place }, random);
    const env = recordTransitions(openEnv({ ...houseRules, start }), () => {});
    const task = { thing: "mug", place: "shelf", since: new Date(0) };
    expect(() => env.reset({ seed: 0, task })).toThrow(
      "Episode 0 of demo/house@1 cannot be recorded at the start: task.since: Date is not a plain object",
    );
  });

  it("should name what is longer than a text can be", () => {
    const env = recordTransitions(openEnv(houseRules, houseModule), ({ type }) => {
      if (type === "transition") "x".repeat(2 ** 30);
    });
    env.reset({ seed: 0 });
    expect(() => env.step("take key")).toThrow(
      expect.objectContaining({
        code: "record/not-json",
        message: expect.stringMatching(
          /^Episode 0 of demo\/house@1 cannot .* step 0, action "take key": .* longer/,
        ),
      }),
    );
  });

  it("should begin a new episode at a restored snapshot", () => {
    const { env, events } = recordedHouse();
    env.reset({ seed: 0 });
    env.step("take key");
    const snapshot = env.snapshot();
    env.restore(snapshot);
    env.step("look");
    const starts = events.flatMap((event) => (event.type === "episode-start" ? [event.row] : []));
    expect(starts[1]).toMatchObject({ episode: 1, seed: null, taskId: null, snapshot });
    expect(events.at(-1)?.row).toMatchObject({ episode: 1, step: 0, action: "look" });
  });

  it("should not record forks", () => {
    const { env, events } = recordedHouse();
    env.reset({ seed: 0 });
    const fork = env.fork();
    fork.step("take key");
    expect(events).toHaveLength(1);
    expect(env.state.things.key).not.toBe("hand");
  });

  it("should end an episode at once that needs no action", () => {
    const { env, events } = recordedHouse();
    env.reset({ seed: 0, task: { thing: "key", place: "table" } });
    const shelf = events.length;
    env.restore({ ...env.snapshot(), ended: true });
    expect(events.slice(shelf).map(({ type }) => type)).toEqual(["episode-end"]);
  });
});

describe("rebuildStates", () => {
  it("should give every state back from the first one and the patches, through JSON", () => {
    const { env, transitions } = recordedHouse();
    const { state } = env.reset({ seed: 0, task: "mug-on-desk" });
    const states = [state];
    for (const action of ["take key", "take key", "unlock door", "unlock door", "take mug", "go to study"]) {
      states.push(env.step(action).after);
    }
    const written = JSON.parse(JSON.stringify({ state, rows: transitions() }));
    expect([...rebuildStates(written.state, written.rows)]).toEqual(states);
  });

  it("should name the first step whose patches were changed", () => {
    const { env, transitions } = recordedHouse();
    const { state } = env.reset({ seed: 0 });
    env.step("look");
    env.step("take key");
    const rows = transitions().map((row) =>
      row.step === 1
        ? { ...row, patches: [{ op: "replace" as const, path: ["room"], value: "attic" }] }
        : row,
    );
    const rebuild = () => [...rebuildStates(JSON.parse(JSON.stringify(state)), rows)];
    expect(rebuild).toThrow(/^Episode 0, step 1: the rebuilt state after the step/);
  });
});
