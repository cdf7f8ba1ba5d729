import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { collectEpisodes } from "../dataset/collect-episodes.js";
import { temporaryFolder } from "../internal/temporary-folder.js";
import { randomPolicy } from "../policy/random-policy.js";
import { houseModule } from "../testing/demo/house-module.js";
import { openEnv } from "./open-env.js";

const empty = { ...houseModule, tasks: { ...houseModule.tasks, size: 0 } };

describe("an environment without tasks", () => {
  it("should be refused by collections before they write anything", async () => {
    const dir = join(temporaryFolder(), "data");
    for (const tasks of ["drawn", "in-order"] as const) {
      const collection = collectEpisodes({
        ...{ dir, envModule: empty, env: "demo/empty", episodes: 3, tasks },
        policy: { name: "random", open: randomPolicy },
      });
      await expect(collection).rejects.toMatchObject({
        code: "env/no-task",
        message: expect.stringMatching(/^demo\/empty has no tasks .*--data/),
      });
    }
    expect(existsSync(dir)).toBe(false);
  });

  it("should say so when a task is to be drawn, and play one that is named", () => {
    const env = openEnv(empty.rules, { tasks: empty.tasks });
    expect(() => env.reset({ seed: 1 })).toThrow(/house@1 has no tasks to choose from/);
    expect(env.reset({ task: houseModule.tasks.id(0) }).observation).toContain("kitchen");
  });
});

describe("a task source whose size is none", () => {
  const torn = {
    get size(): number {
      throw new RangeError("the list is torn");
    },
  };
  it.each<[string, { readonly size: number }, string]>([
    ["NaN", { size: Number.NaN }, "tasks.size of demo/house@1 returned NaN"],
    ["an error", torn, "tasks.size of demo/house@1 failed: RangeError: the list is torn"],
  ])("should be named by collections before they write anything: %s", async (_, fault, words) => {
    const dir = join(temporaryFolder(), "data");
    const { id, load } = houseModule.tasks;
    const tasks = Object.defineProperties({ id, load }, Object.getOwnPropertyDescriptors(fault));
    const collection = collectEpisodes({
      ...{ dir, envModule: { ...houseModule, tasks } as typeof houseModule, episodes: 3 },
      policy: { name: "random", open: randomPolicy },
    });
    await expect(collection).rejects.toThrow(words);
    expect(existsSync(dir)).toBe(false);
  });
});
