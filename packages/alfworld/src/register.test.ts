import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { listEnvs, loadEnv, makeEnv } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { registerAlfworld } from "./register.js";

const games = fileURLToPath(new URL("../../../../shared/data/alfworld/games", import.meta.url));
const isPresent = existsSync(games);
if (!isPresent) console.warn("Skipping the registered splits on real games: ../shared is absent.");

describe("registerAlfworld", () => {
  registerAlfworld();

  it("should make every split known", () => {
    const ids = listEnvs().map(({ id }) => id);
    for (const split of ["train", "valid_seen", "valid_train", "valid_unseen"]) {
      expect(ids).toContain(`alfworld/${split}`);
    }
  });

  it("should say how to get the data", async () => {
    await expect(loadEnv("alfworld/train", { data: "/nowhere" })).rejects.toThrow(/alfworld-download/);
  });

  it.skipIf(!isPresent)("should solve games by their walkthroughs", async () => {
    for (const split of ["valid_seen", "valid_unseen"]) {
      const { tasks, solution } = await loadEnv(`alfworld/${split}`, { data: games });
      const env = await makeEnv(`alfworld/${split}`, { data: games });
      expect(env.maxSteps).toBe(50);
      for (let index = 0; index < tasks.size; index += 5) {
        const task = tasks.load(tasks.id(index));
        env.reset({ task });
        const steps = solution!(task)!.map((command) => env.step(command));
        expect(steps.at(-1)).toMatchObject({ reward: 1, terminated: true });
      }
    }
  });
});
