import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { seededRandom } from "@rwml/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Game } from "../game/game.js";
import { loadGame } from "../game/load-game.js";
import { surveyGames } from "../game/survey-games.js";
import { generatedTasks } from "../generate/generated-tasks.js";
import { startState } from "../world/start-state.js";
import { ruleTracker } from "./rule-tracker.js";
import { oddWalk } from "./testing/odd-walk.js";

const games = fileURLToPath(new URL("../../../../../shared/data/alfworld/games/", import.meta.url));
const present = existsSync(games);
if (!present)
  console.warn("No games of ALFWorld at ../shared/data: claims are not tested on walks through them.");

const wordings = ["current", "legacy"] as const;

/** The claims of a walk that are not what came, each with the steps before it. */
function falseClaims(game: Game, seed: number, steps = 40): string[] {
  const walk = oddWalk(startState(game), steps, seededRandom(seed, "odd walk"));
  const tracker = ruleTracker();
  tracker.start(walk.introduction);
  return walk.steps.flatMap(({ command, observation }, index) => {
    const claim = tracker.predict(command);
    tracker.update(command, observation);
    if (claim.determined !== true || claim.observation === observation) return [];
    const before = walk.steps.slice(0, index).map((step) => `${step.command} → ${step.observation}`);
    return [[game.id, ...before, `${command} → ${observation}`, `claimed: ${claim.observation}`].join("\n")];
  });
}

describe("claims of the rule-tracker", () => {
  it("should be so on walks through generated games in both wordings", () => {
    const tasks = generatedTasks();
    fc.assert(
      fc.property(fc.nat({ max: 400 }), fc.constantFrom(...wordings), fc.nat(), (index, wording, seed) => {
        expect(falseClaims({ ...tasks.load(tasks.id(index)), wording }, seed)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it.skipIf(!present)("should be so on walks through every real game in both wordings", () => {
    const paths = ["valid_seen", "valid_unseen", "valid_train"].flatMap((split) =>
      surveyGames(`${games}${split}`).games.map(({ path }) => path),
    );
    expect(paths.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        for (const path of paths) {
          const game = loadGame(path);
          for (const wording of wordings) expect(falseClaims({ ...game, wording }, seed)).toEqual([]);
        }
      }),
      { numRuns: 1 },
    );
  });
});
