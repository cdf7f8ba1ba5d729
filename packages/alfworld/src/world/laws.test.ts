import { checkLaws, describeLaws, openAtStart } from "@rwml/core/testing";
import { describe, expect, it } from "vitest";
import type { Game } from "../game/game.js";
import { readableWalkthrough } from "../game/walkthrough.js";
import { generatedTasks } from "../generate/generated-tasks.js";
import { alfworldRules } from "./rules.js";
import { kitchenGame } from "./testing/kitchen.js";

const games: Readonly<Record<string, Game>> = {
  current: kitchenGame(),
  legacy: kitchenGame({ wording: "legacy" }),
};

const tasks = {
  size: 2,
  id: (index: number) => Object.keys(games)[index]!,
  load: (id: string) => games[id]!,
};

describeLaws({ rules: alfworldRules, tasks, maxSteps: 15 }, { describe, it }, { seed: 5 });

describe("the laws in generated games", () => {
  it.each(["train", "heldout"] as const)("should hold in rooms of %s", (rooms) => {
    const subject = {
      rules: alfworldRules,
      tasks: generatedTasks({ rooms }),
      maxSteps: 50,
      solution: readableWalkthrough,
    };
    expect(checkLaws(subject, { walks: 15 }).filter(({ held }) => !held)).toEqual([]);
  });
});

describe("a game that is won before it begins", () => {
  it("should break the one law that it must", () => {
    const won = kitchenGame({ goal: "(not (opened Fridge_bar_1))" });
    const alone = { size: 1, id: () => "won", load: () => won };
    const reports = checkLaws({ rules: alfworldRules, tasks: alone, maxSteps: 15 }, { walks: 15 });
    expect(reports.filter(({ held }) => !held).map(({ law }) => law)).toEqual([openAtStart.title]);
  });
});
