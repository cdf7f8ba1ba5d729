import { basename, relative, sep } from "node:path";
import { GymError, requireOptions, type TaskSource, UnknownIdError } from "@rwml/core";
import { isSceneOf } from "./chosen-tasks.js";
import { findGamePlace, splitNamed } from "./data-folder.js";
import { findGame } from "./find-game.js";
import type { Game } from "./game.js";
import { loadGame } from "./load-game.js";
import { type WantedTasks, wantedTasks } from "./look-at-game.js";
import { noGames } from "./no-games.js";
import { type CollectOptions, type GameSurvey, surveyPart } from "./survey-games.js";

/** Which games a task source offers. */
export interface GameTasksOptions extends CollectOptions {
  /** Where the data lies; see `findGamePlace`. */
  readonly data?: string;
}

/**
 * The games of a split as tasks. An id is the path below the data folder, such as
 * `valid_seen/<task>/<trial>/game.tw-pddl`. Games are collected when their number or ids are first asked for, which
 * throws `alfworld/no-games` where none can be played, or none is of a type or scene that was chosen. A broken game
 * among others is one of them: loading it throws what `loadGame` throws, and the others are not affected.
 *
 * `load` also takes the folder of a trial in place of its file, and a path of the file system that lies in the split. It
 * refuses games that are not the source's own with `alfworld/foreign-game`, and unknown ones as an UnknownIdError.
 *
 * @param split a folder such as `valid_unseen`, or upstream's name for it such as `eval_out_of_distribution`
 *
 * @example
 * const tasks = gameTasks("valid_unseen", { data: "/data/alfworld" });
 * const env = openEnv(alfworldRules, { tasks, maxSteps: 50 });
 */
export function gameTasks(split: string, options: GameTasksOptions = {}): TaskSource<Game> {
  requireOptions(options, ["data", "taskTypes", "scenes", "limit", "order"], "gameTasks");
  return gamesOfSplit(split, options, requireEach);
}

/** `gameTasks` with another look at what was found before it is offered. */
export function gamesOfSplit(
  split: string,
  { data, ...options }: GameTasksOptions,
  check: (survey: GameSurvey, wanted: WantedTasks, folder: string) => void,
): TaskSource<Game> {
  const wanted = wantedTasks(options);
  const place = findGamePlace(splitNamed(split), data);
  const { folder } = place;
  let paths: ReadonlyMap<string, string> | null = null;
  let collected: readonly string[] | null = null;
  const ids = (): readonly string[] => {
    if (collected !== null) return collected;
    const survey = surveyPart(place, options);
    if (survey.games.every(({ failure }) => failure !== null)) throw noGames(place.within, survey);
    if (options.limit === undefined || options.limit <= 0) check(survey, wanted, folder);
    paths = new Map(survey.games.map(({ path }) => [idOf(folder, path), path]));
    collected = [...paths.keys()];
    return collected;
  };
  return {
    get size() {
      return ids().length;
    },
    id(index) {
      const id = ids()[index];
      if (id === undefined) throw new UnknownIdError("game", `number ${index}`, []);
      return id;
    },
    load(id) {
      if (typeof id !== "string") throw new UnknownIdError("game", String(id), []);
      const path =
        paths?.get(id) ?? findGame(place, id, { wanted, ids, isLimited: (options.limit ?? 0) > 0 });
      return loadGame(path, idOf(folder, path));
    },
  };
}

function idOf(folder: string, path: string): string {
  return [basename(folder), ...relative(folder, path).split(sep)].join("/");
}

/** A type or a scene that was asked for by name and is nowhere was most likely not meant. */
function requireEach(
  { games }: GameSurvey,
  { types, areAllTypes, scenes }: WantedTasks,
  folder: string,
): void {
  if (games.some(({ failure }) => failure !== null)) return;
  const missing = [
    ...(areAllTypes ? [] : [...types].filter((type) => !games.some(({ taskType }) => taskType === type))),
    ...(scenes ?? []).filter((choice) => !games.some(({ scene }) => isSceneOf(scene, choice))),
  ];
  if (missing.length === 0) return;
  throw new GymError(
    "alfworld/no-games",
    `No game in ${folder} is of ${missing.join(", ")} with what else was chosen. Leave that out, or choose other data (--data).`,
  );
}
