import { GymError } from "@rwml/core";
import type { Game } from "../game/game.js";
import { ownDomainText, ownGrammar } from "../game/own-logic.js";
import { writeProblem } from "./write-problem.js";

/** Upstream's texts, as a user has them: `logic/alfred.pddl` and `logic/alfred.twl2`. */
export interface UpstreamLogic {
  readonly domain: string;
  /** The grammar with its placeholder for the goal. */
  readonly grammar: string;
}

/** What upstream's grammar says where the goal belongs. */
const goalPlaceholder = "UNKNOWN GOAL";
/** Signs that TextWorld's grammar reads as its own. */
const grammarSigns = /[#{}[\]|;<>"\\]/;

/**
 * Writes a game as the text of a `game.tw-pddl`. With upstream's own texts the file can be played upstream;
 * without them it refers to the rules built into this package, which know the current wording only.
 *
 * Throws `alfworld/unwritable-game` when the goal has signs that a grammar cannot hold, when a game of the legacy
 * wording comes without texts, or when the grammar has no place for the goal.
 */
export function writeGameFile(game: Game, logic?: UpstreamLogic): string {
  const sign = grammarSigns.exec(game.goalText)?.[0];
  if (sign !== undefined) throw unwritable(game, `its goal "${game.goalText}" contains ${sign}`);
  if (logic === undefined && game.wording === "legacy") {
    throw unwritable(game, "it has the legacy wording; hand over upstream's texts of that version");
  }
  if (logic !== undefined && !logic.grammar.includes(goalPlaceholder)) {
    throw unwritable(
      game,
      `the grammar has no "${goalPlaceholder}"; hand over logic/alfred.twl2 as it comes`,
    );
  }
  const file = {
    pddl_domain: logic?.domain ?? ownDomainText,
    grammar: logic?.grammar.replaceAll(goalPlaceholder, () => game.goalText) ?? ownGrammar(game.goalText),
    pddl_problem: writeProblem(game.problem, game.id),
    solvable: true,
    walkthrough: game.walkthrough,
  };
  return JSON.stringify(file);
}

function unwritable(game: Game, problem: string): GymError {
  return new GymError("alfworld/unwritable-game", `The game ${game.id} cannot be written: ${problem}.`);
}
