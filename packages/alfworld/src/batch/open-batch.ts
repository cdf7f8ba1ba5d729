import {
  EnvNotStartedError,
  GymError,
  type Json,
  requireOptions,
  requireWholeNumber,
  stepLimit,
  type TaskSource,
  unknownAmong,
} from "@rwml/core";
import { type AlfworldExpertName, alfworldExperts } from "../expert/experts.js";
import type { Game } from "../game/game.js";
import { gameOrder } from "../game/game-order.js";
import { defaultInfoNames } from "../world/infos.js";
import { BatchGame, type BatchResult } from "./batch-game.js";

/** Options of `openBatch`. */
export interface BatchOptions {
  /** How many games are played side by side. */
  readonly batchSize: number;
  /** A game is done after this many steps, refused commands included; null for no limit. Default: 50. */
  readonly maxSteps?: number | null;
  /** Whether a step on a finished game begins it again. Default: false, it repeats its last result. */
  readonly autoReset?: boolean;
  /** Orders the games. Default: 1234. */
  readonly seed?: number;
  /** Names of infos; see `alfworldInfos`. Default: `won`, `admissible_commands` and `extra.gamefile`. */
  readonly infos?: readonly string[];
  /**
   * Who gives the info `extra.expert_plan`, one action or none. Default: `handcoded-upstream`, upstream's with its
   * faults; it throws out of `step` where upstream's does, the others never throw.
   */
  readonly expert?: AlfworldExpertName;
}

/** Lists over the games of a batch, by name of the info. */
export type BatchInfos = Readonly<Record<string, readonly Json[]>>;

/** What `reset` gives; item i belongs to game i. */
export interface BatchReset {
  readonly observations: readonly string[];
  readonly infos: BatchInfos;
}

/** What `step` gives; item i belongs to game i. */
export interface BatchStep extends BatchReset {
  /** 1 for a game that is won now, else 0. Not cumulative. */
  readonly scores: readonly number[];
  /** Also true at the step limit; a win shows in the info `won`. */
  readonly dones: readonly boolean[];
}

/** Several games played side by side, with the calls and the order of upstream's batch environment. */
export interface Batch {
  readonly batchSize: number;
  /** Begins the next `batchSize` games of the endless order. */
  reset(): BatchReset;
  /** Plays one command per game. Throws `alfworld/wrong-batch` for another number of commands. */
  step(commands: readonly string[]): BatchStep;
  /** Begins the order anew with a seed; takes effect at the next reset. */
  seed(seed: number): void;
  /** Leaves out the next games of the order. */
  skip(count: number): void;
}

/**
 * Opens a batch over all games of a source.
 *
 * @example
 * const batch = openBatch(gameTasks("valid_unseen"), { batchSize: 8 });
 * let { observations, infos } = batch.reset();
 * ({ observations, infos } = batch.step(observations.map(() => "look")));
 */
export function openBatch(tasks: TaskSource<Game>, options: BatchOptions): Batch {
  requireOptions(options, batchOptionNames, "openBatch");
  const {
    batchSize,
    maxSteps: limit = 50,
    autoReset = false,
    seed = 1234,
    infos = defaultInfoNames,
  } = options;
  const { expert = "handcoded-upstream" } = options;
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new GymError("alfworld/wrong-batch", `A batch holds one game or more, not ${batchSize}.`);
  }
  const maxSteps = stepLimit(limit);
  requireWholeNumber(seed, "seed", 0);
  if (!Object.hasOwn(alfworldExperts, expert))
    throw unknownAmong("expert", expert, Object.keys(alfworldExperts));
  requireInfos(infos);
  if (typeof tasks?.size !== "number") {
    throw new GymError(
      "env/bad-option",
      `openBatch was given ${tasks === null ? "null" : typeof tasks} for its tasks, not a source of games such as gameTasks("valid_seen").`,
    );
  }
  const ids = Array.from({ length: tasks.size }, (_, index) => tasks.id(index));
  if (ids.length === 0) throw new GymError("alfworld/no-games", "The task source holds no games to play.");
  let order = gameOrder(ids, seed);
  let games: readonly BatchGame[] | null = null;
  return {
    batchSize,
    reset() {
      games = Array.from({ length: batchSize }, () => {
        const id = order.next().value;
        return new BatchGame(tasks.load(id), id, { maxSteps, autoReset, infos, expert, seed });
      });
      return toReset(games.map((game) => game.last));
    },
    step(commands) {
      if (games === null) throw new EnvNotStartedError();
      if (!Array.isArray(commands) || commands.some((command) => typeof command !== "string")) {
        throw new GymError(
          "alfworld/wrong-batch",
          `The batch was given ${valueKinds(commands)}. Pass a list of texts, one command for each game.`,
        );
      }
      if (commands.length !== batchSize) {
        throw new GymError(
          "alfworld/wrong-batch",
          `The batch holds ${batchSize} games, but got ${commands.length} commands. Pass one for each game.`,
        );
      }
      const results = games.map((game, index) => game.step(commands[index]!));
      return {
        ...toReset(results),
        scores: results.map(({ score }) => score),
        dones: results.map(({ done }) => done),
      };
    },
    seed(newSeed) {
      requireWholeNumber(newSeed, "seed", 0);
      order = gameOrder(ids, newSeed);
    },
    skip(count) {
      requireWholeNumber(count, "skip", 0);
      for (let index = 0; index < count; index++) order.next();
    },
  };
}

const batchOptionNames = Object.keys({
  batchSize: 1,
  maxSteps: 1,
  autoReset: 1,
  seed: 1,
  infos: 1,
  expert: 1,
} satisfies Record<keyof BatchOptions, 1>);

function valueKinds(commands: unknown): string {
  return Array.isArray(commands)
    ? `a list of ${[...new Set(commands.map((one) => (one === null ? "null" : typeof one)))].join(", ")}`
    : `a ${typeof commands}`;
}

function toReset(results: readonly BatchResult[]): BatchReset {
  const names = Object.keys(results[0]!.infos);
  return {
    observations: results.map(({ observation }) => observation),
    infos: Object.fromEntries(names.map((name) => [name, results.map(({ infos }) => infos[name] ?? null)])),
  };
}

function requireInfos(infos: readonly string[]): void {
  if (Array.isArray(infos) && infos.every((name) => typeof name === "string")) return;
  throw new GymError(
    "env/bad-option",
    `infos is ${JSON.stringify(infos)}, not a list of names such as ${JSON.stringify(defaultInfoNames)}.`,
  );
}
