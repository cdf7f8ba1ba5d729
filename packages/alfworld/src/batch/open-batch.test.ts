import { GymError, type TaskSource } from "@rwml/core";
import { describe, expect, it } from "vitest";
import type { Game } from "../game/game.js";
import { generatedTasks } from "../generate/generated-tasks.js";
import { kitchenGame } from "../world/testing/kitchen.js";
import { openBatch } from "./open-batch.js";

/** Ten games "0" to "9"; winning is opening the fridge. */
const tasks: TaskSource<Game> = {
  size: 10,
  id: (index) => String(index),
  load: (id) => kitchenGame({ id, goal: "(opened Fridge_bar_1)" }),
};

const gamefile = "extra.gamefile";

describe("openBatch", () => {
  it("should play the next games of upstream's order at each reset", () => {
    const batch = openBatch(tasks, { batchSize: 4 });
    expect(batch.reset().infos[gamefile]).toEqual(["7", "2", "9", "1"]);
    expect(batch.reset().infos[gamefile]).toEqual(["0", "8", "4", "5"]);
    expect(batch.reset().infos[gamefile]).toEqual(["6", "3", "5", "1"]);
    batch.seed(42);
    batch.skip(1);
    expect(batch.reset().infos[gamefile]).toEqual(["1", "5", "0", "7"]);
  });

  it("should play each game for itself", () => {
    const batch = openBatch(tasks, { batchSize: 2 });
    batch.reset();
    batch.step(["go to fridge 1", "look"]);
    const { observations, scores, dones, infos } = batch.step(["open fridge 1", "open fridge 1"]);
    expect(observations).toEqual([
      "You open the fridge 1. The fridge 1 is open. In it, you see a apple 1.",
      "Nothing happens.",
    ]);
    expect(scores).toEqual([1, 0]);
    expect(dones).toEqual([true, false]);
    expect(infos.won).toEqual([true, false]);
    expect(infos[gamefile]).toEqual([null, null]);
    expect(infos.admissible_commands?.[0]).toContain("close fridge 1");
  });

  it("should repeat the last result of a finished game", () => {
    const batch = openBatch(tasks, { batchSize: 1 });
    batch.reset();
    batch.step(["go to fridge 1"]);
    const won = batch.step(["open fridge 1"]);
    expect(batch.step(["close fridge 1"])).toEqual(won);
  });

  it("should begin a finished game again where that was asked for", () => {
    const batch = openBatch(tasks, { batchSize: 1, autoReset: true });
    const first = batch.reset();
    batch.step(["go to fridge 1"]);
    batch.step(["open fridge 1"]);
    expect(batch.step(["look"])).toEqual({ ...first, scores: [0], dones: [false] });
    expect(batch.step(["inventory"]).observations).toEqual(["You are not carrying anything."]);
  });

  it("should be done at the step limit without being won", () => {
    const batch = openBatch(tasks, { batchSize: 1, maxSteps: 2 });
    batch.reset();
    expect(batch.step(["nonsense"]).dones).toEqual([false]);
    const { dones, scores, infos } = batch.step(["look"]);
    expect([dones, scores, infos.won]).toEqual([[true], [0], [false]]);
  });

  it("should stop at fifty steps unless told otherwise", () => {
    for (const [options, expected] of [
      [{}, [false, true]],
      [{ maxSteps: null }, [false, false]],
    ] as const) {
      const batch = openBatch(tasks, { batchSize: 1, ...options });
      batch.reset();
      for (let step = 1; step < 49; step++) batch.step(["look"]);
      expect([batch.step(["look"]).dones[0], batch.step(["look"]).dones[0]]).toEqual(expected);
    }
  });

  it("should give the infos that were asked for, as upstream does", () => {
    const infos = [
      "score",
      "moves",
      "last_command",
      "lost",
      "max_score",
      "command_templates",
      "facts",
      "feedback",
    ];
    const batch = openBatch(tasks, { batchSize: 1, infos });
    expect(batch.reset().infos).toMatchObject({
      ...{ score: [null], moves: [0], last_command: [null], lost: [false], max_score: [null] },
    });
    batch.step(["nonsense"]);
    const { infos: after } = batch.step([" look "]);
    expect(after).toMatchObject({ score: [0], moves: [1], last_command: ["look"] });
    expect(after.command_templates?.[0]).toContain("move {o} to {r}");
    expect(after.facts?.[0]).toContain("checked(loc 7)");
    expect(Object.keys(after)).toEqual(infos);
  });

  it("should refuse wrong calls", () => {
    expect(() => openBatch(tasks, { batchSize: 0 })).toThrow(GymError);
    expect(() => openBatch({ ...tasks, size: 0 }, { batchSize: 1 })).toThrow(/no games/);
    const batch = openBatch(tasks, { batchSize: 2 });
    expect(() => batch.step(["look", "look"])).toThrow(/reset/);
    batch.reset();
    expect(() => batch.step(["look"])).toThrow(/2 games, but got 1 commands/);
    expect(() => openBatch(tasks, { batchSize: 1, infos: ["admissible_comands"] }).reset()).toThrow(
      /Did you mean admissible_commands/,
    );
  });

  describe("plans", () => {
    const generated = generatedTasks({ taskTypes: ["pick_two_obj_and_place"] });
    const source: TaskSource<Game> = {
      size: 3,
      id: (index) => generated.id(index),
      load: (id) => generated.load(id),
    };

    it("should lead to a win, one command of policy_commands after the other", () => {
      const batch = openBatch(source, { batchSize: 1, infos: ["won", "policy_commands"] });
      let { infos } = batch.reset();
      const first = infos.policy_commands![0] as readonly string[];
      for (let left = first.length; left > 0; left--) {
        const plan = infos.policy_commands![0] as readonly string[];
        expect(plan).toHaveLength(left);
        ({ infos } = batch.step([plan[0]!]));
      }
      expect(infos).toEqual({ won: [true], policy_commands: [[]] });
    });

    it("should give what the chosen expert says at each step", () => {
      const names = ["won", "extra.expert_plan"];
      const upstream = openBatch(source, { batchSize: 1, infos: names });
      expect(upstream.reset().infos["extra.expert_plan"]).toEqual([["look"]]);
      const batch = openBatch(source, { batchSize: 2, infos: names, expert: "handcoded" });
      let { infos } = batch.reset();
      for (let step = 0; step < 50; step++) {
        const plans = infos["extra.expert_plan"] as readonly (readonly string[])[];
        ({ infos } = batch.step(plans.map(([command = "look"]) => command)));
      }
      expect(infos.won).toEqual([true, true]);
    });

    it("should only be made when they are asked for", () => {
      // Upstream's expert would give up and throw after 200 decisions.
      const long = openBatch(source, { batchSize: 1, maxSteps: null });
      long.reset();
      for (let step = 0; step < 250; step++) long.step(["look"]);
      expect(Object.keys(long.step(["look"]).infos)).toEqual(["won", "admissible_commands", gamefile]);
    });
  });

  it.each([
    [{ maxSteps: Number.NaN }, /maxSteps is NaN/],
    [{ maxSteps: "50" }, /maxSteps is "50"/],
    [{ seed: 1.5 }, /seed is 1.5/],
    [{ max_steps: 5 }, /no option "max_steps". Did you mean maxSteps\?/],
    [{ expert: "planner" }, /There is no expert "planner".*expert/],
    [{ expert: null }, /There is no expert "null"/],
    [{ infos: "won" }, /infos is "won", not a list of names/],
    [{ infos: null }, /infos is null, not a list/],
    [{ expert: "constructor" }, /There is no expert "constructor"/],
  ])("should refuse %j when it is opened", (options, message) => {
    expect(() => openBatch(tasks, { batchSize: 1, ...options } as never)).toThrow(message);
  });

  it("should refuse what is no source of games, and infos that objects happen to have", () => {
    for (const source of [null, undefined, {}, "valid_seen"]) {
      expect(() => openBatch(source as never, { batchSize: 1 })).toThrow(/not a source of games/);
    }
    expect(() => openBatch(tasks, null as never)).toThrow(/takes an object of options, not null/);
    const odd = openBatch(tasks, { batchSize: 1, infos: ["constructor"] });
    expect(() => odd.reset()).toThrow(/There is no info "constructor"/);
  });

  it("should refuse commands that are no texts, and seeds and skips that are no numbers", () => {
    const batch = openBatch(tasks, { batchSize: 2 });
    batch.reset();
    const wrong = expect.objectContaining({ code: "alfworld/wrong-batch" });
    for (const commands of ["ab", [null, "look"], [["look"], "look"], null]) {
      expect(() => batch.step(commands as never)).toThrow(wrong);
    }
    expect(() => batch.seed(null as never)).toThrow(/seed is null/);
    expect(() => batch.skip(-1)).toThrow(/skip is -1/);
  });
});
