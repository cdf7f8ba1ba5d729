import { describeLaws } from "@rwml/core/testing";
import { describe, it } from "vitest";
import type { Game } from "../game/game.js";
import { alfworldRules } from "./rules.js";
import { kitchenGame } from "./testing/kitchen.js";

const games: Readonly<Record<string, Game>> = {
  current: kitchenGame(),
  legacy: kitchenGame({ wording: "legacy" }),
  won: kitchenGame({ goal: "(not (opened Fridge_bar_1))" }),
};

const tasks = {
  size: 3,
  id: (index: number) => Object.keys(games)[index]!,
  load: (id: string) => games[id]!,
};

describeLaws({ rules: alfworldRules, tasks, maxSteps: 15 }, { describe, it }, { seed: 5 });
