import { type Expert, seededRandom } from "@rwml/core";
import { type AlfworldExpertName, alfworldExperts } from "../expert/experts.js";
import type { Game } from "../game/game.js";
import { admissible } from "../world/admissible.js";
import { type AlfworldInfos, alfworldInfos } from "../world/infos.js";
import { isWon } from "../world/is-won.js";
import { observe } from "../world/observe.js";
import { startState } from "../world/start-state.js";
import type { AlfworldState } from "../world/state.js";
import { stripBlanks } from "../world/strip-blanks.js";
import { takeTurn } from "../world/take-turn.js";

/** What one game of a batch gave. */
export interface BatchResult {
  readonly observation: string;
  readonly score: number;
  readonly done: boolean;
  readonly infos: AlfworldInfos;
}

/** How the games of a batch are played. */
export interface BatchGameOptions {
  readonly maxSteps: number | null;
  readonly autoReset: boolean;
  readonly infos: readonly string[];
  readonly expert: AlfworldExpertName;
  /** For the expert's choices among equals. */
  readonly seed: number;
}

/** One game of a batch: its state, its count of steps and its last result. */
export class BatchGame {
  readonly #game: Game;
  readonly #gamefile: string;
  readonly #options: BatchGameOptions;
  readonly #start: AlfworldState;
  #state: AlfworldState;
  #steps = 0;
  #moves = 0;
  /** Follows the game where its plans are asked for. */
  #expert: Expert<AlfworldState> | null = null;
  #last: BatchResult;

  constructor(game: Game, gamefile: string, options: BatchGameOptions) {
    this.#game = game;
    this.#gamefile = gamefile;
    this.#options = options;
    this.#start = startState(game);
    this.#state = this.#start;
    this.#last = this.reset();
  }

  /** Begins the game again. */
  reset(): BatchResult {
    this.#state = this.#start;
    this.#steps = 0;
    this.#moves = 0;
    const { expert, seed, infos } = this.#options;
    this.#expert = infos.includes("extra.expert_plan")
      ? alfworldExperts[expert]({ random: seededRandom(seed, this.#gamefile, "expert") })
      : null;
    return this.#report(observe(this.#state), null, 0, false);
  }

  /** The result of the last reset or step. */
  get last(): BatchResult {
    return this.#last;
  }

  /** Plays a command. A finished game repeats its last result, or begins again where that was asked for. */
  step(command: string): BatchResult {
    if (this.#last.done) return this.#options.autoReset ? this.reset() : this.#last;
    const { state, observation, taken } = takeTurn(this.#state, command);
    this.#state = state;
    this.#steps++;
    if (taken) this.#moves++;
    const won = isWon(state);
    const { maxSteps } = this.#options;
    const done = won || (maxSteps !== null && this.#steps >= maxSteps);
    return this.#report(observation, stripBlanks(command), won ? 1 : 0, done);
  }

  #report(observation: string, lastCommand: string | null, score: number, done: boolean): BatchResult {
    const state = this.#state;
    const expertPlan = (): readonly string[] => {
      const advice = this.#expert?.advise({
        ...{ state, observation, lastAction: lastCommand },
        admissible: admissible(state).commands,
      });
      return typeof advice === "string" ? [advice] : [];
    };
    const infos = alfworldInfos(
      state,
      {
        feedback: observation,
        lastCommand,
        moves: this.#moves,
        gamefile: this.#gamefile,
        walkthrough: this.#game.walkthrough,
        expertPlan,
      },
      this.#options.infos,
    );
    this.#last = { observation, score, done, infos };
    return this.#last;
  }
}
