import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  collectGames,
  findSplitFolder,
  type Game,
  generateGame,
  loadGame,
  type Split,
  writeGameFile,
} from "@rwml/alfworld";
import { isGymError, type TaskSource } from "@rwml/core";

/** The games that benchmarks play. */
export interface GameChoice {
  /** What they are, for people. */
  readonly about: string;
  /** Their files. */
  readonly paths: readonly string[];
  /** Parses them all anew, so that nothing is remembered about them. */
  load(): readonly Game[];
  /** Deletes what was written for this choice. */
  dispose(): void;
}

/** So many games give every type of task in many rooms, and a round in about a second. */
const gameCount = 200;
const splits: readonly Split[] = ["valid_seen", "valid_unseen", "valid_train"];
const sharedData = fileURLToPath(new URL("../../shared/data/alfworld/games", import.meta.url));

/** The real games of `data`, of `$ALFWORLD_DATA` or beside the repository; generated ones where there are none. */
export function chooseGames(data: string | undefined): GameChoice {
  const places = data === undefined ? [undefined, sharedData] : [data];
  for (const place of places) {
    const paths = splits.flatMap((split) => gamesOf(split, place));
    if (paths.length > 0) return choice(spread(paths), "of ALFWorld's games", () => {});
  }
  if (data !== undefined) findSplitFolder("valid_seen", data);
  return generatedChoice();
}

/** Loaded games as tasks. */
export function tasksOf(games: readonly Game[]): TaskSource<Game> {
  const byId = new Map(games.map((game) => [game.id, game]));
  return { size: games.length, id: (index) => games[index]!.id, load: (id) => byId.get(id)! };
}

function generatedChoice(): GameChoice {
  const folder = mkdtempSync(join(tmpdir(), "rwml-bench-games-"));
  const paths = Array.from({ length: gameCount }, (_, seed) => {
    const path = join(folder, `${seed}.tw-pddl`);
    writeFileSync(path, writeGameFile(generateGame({ seed })));
    return path;
  });
  const about = "generated games, because ALFWorld's were not found (set ALFWORLD_DATA or pass --data)";
  return choice(paths, about, () => rmSync(folder, { recursive: true }));
}

function choice(paths: readonly string[], kind: string, dispose: () => void): GameChoice {
  return {
    about: `${paths.length} ${kind}`,
    paths,
    load: () => paths.map((path) => loadGame(path)),
    dispose,
  };
}

function gamesOf(split: Split, place: string | undefined): readonly string[] {
  try {
    return collectGames(findSplitFolder(split, place)).map(({ path }) => path);
  } catch (error) {
    if (isGymError(error) && error.code === "alfworld/no-data") return [];
    throw error;
  }
}

/** Evenly spread over a sorted list, so that no room or type of task is left out. */
function spread(paths: readonly string[]): readonly string[] {
  const count = Math.min(gameCount, paths.length);
  return Array.from({ length: count }, (_, index) => paths[Math.floor((index * paths.length) / count)]!);
}
