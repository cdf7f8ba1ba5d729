import { setImmediate } from "node:timers/promises";
import { applyPatches, type Patch } from "immer";
import { describe, expect, it } from "vitest";
import { EnvNotStartedError, EpisodeEndedError, PlayerRejectedError } from "../errors.js";
import { embedPlayers } from "../player/embed-players.js";
import type { Player, PlayerInput } from "../player/player.js";
import { seededRandom } from "../random/seed.js";
import { EpisodeRecorder } from "../record/episode-recorder.js";
import { rebuildStates } from "../record/rebuild-states.js";
import type { RecordEvent } from "../record/record-event.js";
import type { Transition } from "../record/transition.js";
import type { Json } from "../rules/json.js";
import {
  type HaggleAction,
  type HaggleState,
  haggleRules,
  haggleSeller,
} from "../testing/demo/haggle-rules.js";
import { haggleTasks as tasks } from "../testing/demo/haggle-tasks.js";
import { openAsyncEnv } from "./open-async-env.js";
import { openEnv } from "./open-env.js";

type HagglePlayer = Player<HaggleState, HaggleAction>;

const scripted: HagglePlayer = { act: async ({ state }) => haggleSeller(state) };

const openHaggle = (seller = scripted, maxSteps?: number) =>
  openAsyncEnv(haggleRules, { tasks, players: { seller }, ...(maxSteps === undefined ? {} : { maxSteps }) });

/** A player who answers when the test says so. */
function slowSeller(): {
  readonly seller: HagglePlayer;
  readonly asked: PlayerInput<HaggleState>[];
  answer(): void;
} {
  const asked: PlayerInput<HaggleState>[] = [];
  const waiting: (() => void)[] = [];
  const seller: HagglePlayer = {
    act(input) {
      asked.push(input);
      return new Promise((resolve) => waiting.push(() => resolve(haggleSeller(input.state))));
    },
  };
  return { seller, asked, answer: () => waiting.shift()?.() };
}

/** Praises the carpet, and fails whenever it should say more. */
function moodySeller(): HagglePlayer {
  return {
    async act(input) {
      if (input.state.praise.length > 0) throw new Error("not now");
      return scripted.act(input);
    },
  };
}

describe("openAsyncEnv", () => {
  it("should give the episodes of the embedded rules when its players are scripted", async () => {
    for (let seed = 0; seed < 30; seed++) {
      const asynchronous = openHaggle();
      const synchronous = openEnv(embedPlayers(haggleRules, { seller: haggleSeller }), { tasks });
      const random = seededRandom(seed, "choices");
      const { moves: _, ...reset } = await asynchronous.reset({ seed });
      expect(reset).toEqual(synchronous.reset({ seed }));
      while (!synchronous.snapshot().ended) {
        expect(asynchronous.snapshot()).toEqual(synchronous.snapshot());
        const action = random.pick([...synchronous.admissible(), "praise me", "dance"]);
        const { moves: _, patches, inverse, ...step } = await asynchronous.step(action);
        expect(synchronous.step(action)).toMatchObject(step);
        expect(applyPatches(step.before, patches as Patch[])).toEqual(step.after);
        expect(applyPatches(step.after, inverse as Patch[])).toEqual(step.before);
      }
    }
  });

  it("should tell every move of an exchange, and of the opening", async () => {
    const env = openHaggle();
    const { moves } = await env.reset({ seed: 1, task: "seller-opens" });
    expect(moves.map(({ role, text }) => [role, text])).toEqual([
      ["seller", "praise worth more than 0"],
      ["seller", "offer 10"],
    ]);
    const step = await env.step("offer 4");
    expect(step.moves).toEqual([
      { role: "agent", text: "offer 4", action: { type: "offer", amount: 4 }, rejection: null },
      {
        role: "seller",
        text: "praise worth more than 4",
        action: { type: "praise", words: "worth more than 4" },
        rejection: null,
      },
      { role: "seller", text: "offer 7", action: { type: "offer", amount: 7 }, rejection: null },
    ]);
    expect(step).toMatchObject({ text: "offer 4", before: { offers: { agent: null } } });
    expect(step.after).toBe(env.state);
  });

  it("should answer a bad action of the role without asking a player", async () => {
    const { seller, asked } = slowSeller();
    const env = openHaggle(seller);
    await env.reset({ seed: 1, task: "agent-opens" });
    const step = await env.step("dance");
    expect(step).toMatchObject({
      observation: "Nobody understands you.",
      patches: [],
      moves: [{ action: null }],
    });
    expect(step.moves[0]?.rejection?.reason).toBe("unknown");
    expect(asked).toEqual([]);
  });

  it("should read players' texts and show them whose turn it is", async () => {
    const inputs: PlayerInput<HaggleState>[] = [];
    const env = openHaggle({
      async act(input) {
        inputs.push(input);
        return "offer 17";
      },
    });
    await env.reset({ seed: 1, task: "agent-opens" });
    const { signal } = new AbortController();
    expect((await env.step("offer 4", { signal })).after.offers.seller).toBe(17);
    expect(inputs).toMatchObject([{ role: "seller", state: { turn: "seller" } }]);
    expect(inputs[0]?.signal).toBe(signal);
  });

  it("should stay as it was when a player fails", async () => {
    const env = openHaggle(moodySeller());
    await expect(env.reset({ task: "seller-opens" })).rejects.toThrow("not now");
    expect(() => env.state).toThrow(EnvNotStartedError);
    expect((await env.reset({ task: "agent-opens" })).seed).toBe(0);
    const before = env.snapshot();
    for (let attempt = 0; attempt < 3; attempt++) {
      await expect(env.step("offer 4")).rejects.toThrow("not now");
      expect(env.snapshot()).toEqual(before);
    }
  });

  it("should draw the same chances when a failed step is tried again", async () => {
    for (let seed = 0; seed < 10; seed++) {
      let failures = 1;
      const env = openHaggle({
        async act(input) {
          if (input.state.praise.length > 0 && failures-- > 0) throw new Error("not now");
          return scripted.act(input);
        },
      });
      const sound = openHaggle();
      await env.reset({ seed, task: "agent-opens" });
      await sound.reset({ seed, task: "agent-opens" });
      await expect(env.step("offer 4")).rejects.toThrow("not now");
      expect(await env.step("offer 4")).toEqual(await sound.step("offer 4"));
      expect(env.snapshot()).toEqual(sound.snapshot());
    }
  });

  it("should give up at a signal, even when the player does not listen to it", async () => {
    const { seller, asked, answer } = slowSeller();
    const env = openHaggle(seller);
    await env.reset({ seed: 1, task: "agent-opens" });
    const before = env.snapshot();
    const controller = new AbortController();
    const stepping = env.step("offer 4", { signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(stepping).rejects.toThrow("enough");
    answer();
    expect(env.snapshot()).toEqual(before);
    await expect(env.step("offer 4", { signal: controller.signal })).rejects.toThrow("enough");
    expect(asked).toHaveLength(1);
  });

  it("should refuse a second call while one is waiting, and let the env be looked at and forked", async () => {
    const { seller, answer } = slowSeller();
    const env = openHaggle(seller);
    await env.reset({ seed: 1, task: "agent-opens" });
    const before = env.snapshot();
    const stepping = env.step("offer 17");
    await expect(env.step("offer 5")).rejects.toMatchObject({ code: "env/busy" });
    await expect(env.reset()).rejects.toMatchObject({ code: "env/busy" });
    expect(() => env.restore(before)).toThrow(expect.objectContaining({ code: "env/busy" }));
    expect(env.snapshot()).toEqual(before);
    expect((await env.fork().step("dance")).before).toBe(before.state);
    answer();
    await setImmediate();
    answer();
    expect((await stepping).after.price).toBe(17);
    expect(env.snapshot()).toMatchObject({ steps: 1, ended: true });
  });

  it("should name the player and its text when the rules refuse it", async () => {
    const env = openHaggle({ act: async () => "steal carpet" });
    await env.reset({ seed: 1, task: "agent-opens" });
    const failure = await env.step("offer 4").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PlayerRejectedError);
    expect(failure).toMatchObject({
      code: "env/player-rejected",
      role: "seller",
      text: "steal carpet",
      rejection: { reason: "unknown" },
    });
  });

  it("should count the role's steps up to the limit and refuse to go on after the end", async () => {
    const env = openHaggle(scripted, 2);
    await expect(env.step("offer 1")).rejects.toThrow(EnvNotStartedError);
    await env.reset({ seed: 1, task: "agent-opens" });
    expect((await env.step("offer 1")).truncated).toBe(false);
    expect(await env.step("offer 2")).toMatchObject({ truncated: true, terminated: false });
    await expect(env.step("offer 3")).rejects.toThrow(EpisodeEndedError);
  });

  it("should count seeds up as a synchronous env does", async () => {
    const env = openHaggle();
    const seeds = [await env.reset(), await env.reset(), await env.reset({ seed: 40 }), await env.reset()];
    expect(seeds.map(({ seed }) => seed)).toEqual([0, 1, 40, 41]);
  });

  it("should fork and restore in the middle of an episode", async () => {
    const env = openHaggle();
    await env.reset({ seed: 3, task: "seller-opens" });
    await env.step("offer 1");
    const snapshot = JSON.parse(JSON.stringify(env.snapshot()));
    const fork = env.fork();
    const step = await env.step("offer 2");
    expect(await fork.step("offer 2")).toEqual(step);
    const restored = openHaggle();
    restored.restore(snapshot);
    expect(await restored.step("offer 2")).toEqual(step);
    expect(restored.admissible()).toEqual(env.admissible());
  });

  it("should refuse the snapshot of a moment in which another role is to act", () => {
    const both = openEnv(haggleRules, { tasks });
    both.reset({ seed: 1, task: "seller-opens" });
    expect(() => openHaggle().restore(both.snapshot())).toThrow(
      'In the snapshot it is the turn of "seller", and this env acts for "agent".',
    );
  });

  it("should be recorded like any other env", async () => {
    const events: RecordEvent[] = [];
    const env = openHaggle();
    const { seed, taskId, task, info } = await env.reset({ seed: 1, task: "seller-opens" });
    const recorder = new EpisodeRecorder((event) => events.push(event), {
      episode: 0,
      rules: "demo/haggle@1",
      policy: "test",
      snapshot: env.snapshot(),
      seed,
      taskId,
      task,
      info,
    });
    const states = [env.state];
    for (const action of ["offer 1", "dance", "offer 3", "accept"]) {
      const step = await env.step(action);
      recorder.step(step);
      states.push(step.after);
    }
    expect(events.at(-1)?.row).toMatchObject({ steps: 4, terminated: true });
    const rows = events.flatMap(({ type, row }) => (type === "transition" ? [row as Transition] : []));
    const first = JSON.parse(JSON.stringify(states[0])) as Json;
    expect([...rebuildStates(first, JSON.parse(JSON.stringify(rows)))]).toEqual(states);
  });
});
