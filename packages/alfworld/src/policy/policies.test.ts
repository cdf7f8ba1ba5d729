import { type Env, openEnv, type PolicyFactory, type Step, seededRandom } from "@rwml/core";
import { describe, expect, it } from "vitest";
import type { Game } from "../game/game.js";
import { generateGame } from "../generate/generate-game.js";
import { generatedTasks } from "../generate/generated-tasks.js";
import type { AlfworldAction } from "../world/actions.js";
import { alfworldRules } from "../world/rules.js";
import type { AlfworldState } from "../world/state.js";
import { expertMixPolicy, makeExpertMix } from "./expert-mix.js";
import { explorePolicy } from "./explore.js";

type AlfworldStep = Step<AlfworldState, AlfworldAction>;

function playEpisode(factory: PolicyFactory, game: Game, seed: number, maxSteps = 30): AlfworldStep[] {
  const env: Env<AlfworldState, AlfworldAction, Game> = openEnv(alfworldRules, { maxSteps });
  const policy = factory({ random: seededRandom(seed, "policy"), solution: game.walkthrough });
  const steps: AlfworldStep[] = [];
  let { observation } = env.reset({ seed, task: game });
  for (;;) {
    const step = env.step(policy.act({ observation, admissible: env.admissible(), state: env.state }));
    steps.push(step);
    observation = step.observation;
    if (step.terminated || step.truncated) return steps;
  }
}

function playMany(factory: PolicyFactory, episodes: number, maxSteps = 30): AlfworldStep[][] {
  const tasks = generatedTasks();
  return Array.from({ length: episodes }, (_, index) =>
    playEpisode(factory, tasks.load(tasks.id(index)), index, maxSteps),
  );
}

function share<Value>(values: readonly Value[], holds: (value: Value) => boolean): number {
  return values.filter(holds).length / values.length;
}

describe("explorePolicy", () => {
  const episodes = playMany(explorePolicy, 150);
  const steps = episodes.flat();
  const taken = steps.filter((step) => step.rejection === null);

  it("should choose the same commands for the same draws", () => {
    const game = generateGame({ seed: 3 });
    const texts = (seed: number) => playEpisode(explorePolicy, game, seed).map((step) => step.text);
    expect(texts(1)).toEqual(texts(1));
    expect(texts(1)).not.toEqual(texts(2));
  });

  it("should have a tenth of its commands refused", () => {
    expect(share(steps, (step) => step.rejection !== null)).toBeGreaterThan(0.085);
    expect(share(steps, (step) => step.rejection !== null)).toBeLessThan(0.115);
  });

  it("should have commands of many kinds refused, most of them well formed", () => {
    const refused = steps.filter((step) => step.rejection !== null);
    const verbs = new Set(refused.map((step) => step.action?.type));
    for (const verb of ["goTo", "open", "close", "take", "put", "examine", "use", "heat"] as const) {
      expect(verbs).toContain(verb);
    }
    expect(share(refused, (step) => step.rejection?.reason === "unknown")).toBeLessThan(0.2);
  });

  it("should go back where it was in about 42 of 100 goings", () => {
    let goings = 0;
    let revisits = 0;
    for (const episode of episodes) {
      const visited = new Set<string>();
      for (const { action, rejection } of episode) {
        if (action?.type !== "goTo" || rejection !== null) continue;
        goings++;
        if (visited.has(action.receptacle)) revisits++;
        visited.add(action.receptacle);
      }
    }
    expect(Math.abs(revisits / goings - 0.42)).toBeLessThan(0.03);
  });

  it.each([
    { verb: "goTo", least: 0.38, most: 0.52 },
    { verb: "examine", least: 0.08, most: 0.16 },
    { verb: "take", least: 0.07, most: 0.17 },
    { verb: "put", least: 0.05, most: 0.16 },
    { verb: "open", least: 0.05, most: 0.15 },
    { verb: "inventory", least: 0.03, most: 0.09 },
    { verb: "look", least: 0.01, most: 0.05 },
    { verb: "close", least: 0.005, most: 0.05 },
  ])("should use $verb in $least to $most of all steps", ({ verb, least, most }) => {
    const used = share(taken, (step) => step.action?.type === verb);
    expect(used).toBeGreaterThan(least);
    expect(used).toBeLessThan(most);
  });

  it("should try the rare verbs, and never ask for help", () => {
    const verbs = new Set(taken.map((step) => step.action?.type));
    for (const verb of ["heat", "clean", "cool", "use", "slice"] as const) expect(verbs).toContain(verb);
    expect(verbs).not.toContain("help");
  });

  it("should say what it needs where nothing of ALFWorld is possible", () => {
    const policy = explorePolicy({ random: seededRandom(1), solution: null });
    expect(() => policy.act({ observation: "A void.", admissible: ["dance"], state: null })).toThrow(
      /ALFWorld environment/,
    );
  });
});

describe("makeExpertMix", () => {
  const alwaysExpert = (detourPercent: number) => makeExpertMix({ expertPercent: 100, detourPercent });
  const won = (episode: AlfworldStep[]) => episode.at(-1)!.reward === 1;

  it("should do just what the solution says without detours", () => {
    const game = generateGame({ seed: 5 });
    const texts = playEpisode(alwaysExpert(0), game, 1).map((step) => step.text);
    expect(texts).toEqual(game.walkthrough);
  });

  it("should find back to the solution after detours", () => {
    expect(share(playMany(alwaysExpert(35), 100, 50), won)).toBeGreaterThan(0.95);
  });

  it("should explore in about a third of the steps on the way", () => {
    const tasks = generatedTasks();
    let detours = 0;
    let steps = 0;
    for (let index = 0; index < 100; index++) {
      const game = tasks.load(tasks.id(index));
      const episode = playEpisode(alwaysExpert(35), game, index, 50);
      const solution = new Set(game.walkthrough);
      detours += episode.filter((step) => !solution.has(step.text)).length;
      steps += episode.length;
    }
    // Finding back after a detour takes steps of its own, and a detour can be a step of the solution.
    expect(detours / steps).toBeGreaterThan(0.3);
    expect(detours / steps).toBeLessThan(0.55);
  });

  it("should win about as many episodes as it gives to the expert", () => {
    expect(Math.abs(share(playMany(expertMixPolicy, 200, 50), won) - 0.32)).toBeLessThan(0.1);
  });

  it("should say so where there is no solution to follow", () => {
    const game = { ...generateGame({ seed: 5 }), walkthrough: null };
    expect(() => playEpisode(alwaysExpert(0), game, 1)).toThrow(/no solution of this task is known/);
    const alwaysExplore = makeExpertMix({ expertPercent: 0 });
    expect(playEpisode(alwaysExplore, game, 1)).toHaveLength(30);
  });

  it("should choose the same commands for the same draws", () => {
    const game = generateGame({ seed: 3 });
    const texts = (seed: number) => playEpisode(expertMixPolicy, game, seed).map((step) => step.text);
    expect(texts(4)).toEqual(texts(4));
  });
});
