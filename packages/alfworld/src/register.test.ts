import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { listEnvs, loadEnv, makeEnv, openEnv, seededRandom } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { registerAlfworld } from "./register.js";

const games = fileURLToPath(new URL("../../../../shared/data/alfworld/games", import.meta.url));
const isPresent = existsSync(games);
if (!isPresent) console.warn("Skipping the registered splits on real games: ../shared is absent.");

describe("registerAlfworld", () => {
  registerAlfworld();

  it("should make every split known", () => {
    const ids = listEnvs().map(({ id }) => id);
    for (const split of ["train", "valid_seen", "valid_train", "valid_unseen", "generated", "practice"]) {
      expect(ids).toContain(`alfworld/${split}`);
    }
  });

  it("should say how to get the data", async () => {
    await expect(loadEnv("alfworld/train", { data: "/nowhere" })).rejects.toThrow(/alfworld-download/);
  });

  it("should keep the rooms of training and evaluation apart", async () => {
    const [train, heldout] = await Promise.all([
      loadEnv("alfworld/generated"),
      loadEnv("alfworld/generated-heldout"),
    ]);
    expect(() => heldout.tasks.load(train.tasks.id(1))).toThrow(/not among those of this source/);
    expect(train.predictors).toHaveProperty(train.determinedBy!);
  });

  it.skipIf(!isPresent)(
    "should offer known rooms as they are and rearranged, each by its id again",
    async () => {
      const { tasks } = await loadEnv("alfworld/practice", { data: games });
      const ids = [0, 1, 2, 3].map((index) => tasks.id(index));
      expect(ids.map((id) => id.includes("#rearranged-"))).toEqual([false, true, false, true]);
      expect(ids.every((id) => !id.startsWith("valid_unseen"))).toBe(true);
      expect(tasks.load(ids[1]!).problem.facts).not.toEqual(tasks.load(ids[0]!).problem.facts);
      expect(tasks.load(ids[1]!)).toEqual(tasks.load(ids[1]!));
      expect(() => tasks.load("valid_unseen/x")).toThrow(/no game/);
    },
  );

  it.skipIf(!isPresent)("should solve games by their walkthroughs", async () => {
    for (const split of ["valid_seen", "valid_unseen"]) {
      const { tasks, solution } = await loadEnv(`alfworld/${split}`, { data: games });
      const env = await makeEnv(`alfworld/${split}`, { data: games });
      expect(env.maxSteps).toBe(50);
      for (let index = 0; index < tasks.size; index += 5) {
        const task = tasks.load(tasks.id(index));
        const { state } = env.reset({ task });
        const steps = solution!(task, state)!.map((command) => env.step(command));
        expect(steps.at(-1)).toMatchObject({ reward: 1, terminated: true });
      }
    }
  });

  it.skipIf(!isPresent)("should know how to solve games whose files do not say it", async () => {
    const { tasks, solution, rules } = await loadEnv("alfworld/valid_train", { data: games });
    const env = openEnv(rules, { tasks });
    for (let index = 0; index < tasks.size; index++) {
      const { task, state } = env.reset({ task: tasks.id(index) });
      expect(task.walkthrough).toBeNull();
      const steps = solution!(task, state)!.map((command) => env.step(command));
      expect(steps.at(-1)).toMatchObject({ reward: 1, terminated: true });
    }
  });

  it("should have every expert as a policy of its name, which wins where it can", async () => {
    const { policies, experts, tasks, rules } = await loadEnv("alfworld/generated");
    expect(Object.keys(experts!)).toEqual(["expert", "handcoded", "handcoded-upstream"]);
    for (const name of ["expert", "handcoded"]) {
      const env = openEnv(rules, { tasks });
      for (let seed = 0; seed < 20; seed++) {
        let { observation } = env.reset({ seed });
        const policy = policies![name]!({ random: seededRandom(seed), solution: null });
        let won = false;
        while (!won) {
          const step = env.step(policy.act({ observation, admissible: env.admissible(), state: env.state }));
          observation = step.observation;
          won = step.terminated;
        }
      }
    }
    expect(policies).toHaveProperty("handcoded-upstream");
  });
});
