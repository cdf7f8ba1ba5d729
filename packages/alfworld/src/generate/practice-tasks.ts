import { GymError, seededRandom, type TaskSource, UnknownIdError } from "@rwml/core";
import type { Split } from "../game/data-folder.js";
import type { Game } from "../game/game.js";
import { gameTasks } from "../game/game-tasks.js";
import { rearrange } from "./rearrange.js";

/** The splits whose rooms a learner may see: all but `valid_unseen`. */
const practiceSplits: readonly Split[] = ["train", "valid_train", "valid_seen"];

const mark = "#rearranged-";

/** Parsed games kept ready: a parsed game takes about as much memory as its file. */
const gamesKept = 512;

/**
 * Endlessly many tasks out of the user's games in known rooms: each game as it is, and with everything that can be
 * taken put elsewhere. Rearranged games are not upstream's; their ids end in `#rearranged-` and a number.
 *
 * Throws `alfworld/no-data` where none of the splits is there.
 */
export function practiceTasks(options: { readonly data?: string } = {}): TaskSource<Game> {
  const sources = new Map<string, TaskSource<Game>>();
  for (const source of presentSplits(options)) {
    for (let index = 0; index < source.size; index++) sources.set(source.id(index), source);
  }
  const ids = [...sources.keys()];
  const kept = new Map<string, Game>();

  const loadOriginal = (id: string): Game => {
    const source = sources.get(id);
    if (source === undefined) throw new UnknownIdError("game", id, ids.slice(0, 1));
    const game = kept.get(id) ?? source.load(id);
    if (kept.size < gamesKept) kept.set(id, game);
    return game;
  };
  return {
    size: Number.POSITIVE_INFINITY,
    id(index) {
      const id = ids[Math.floor(index / 2) % ids.length]!;
      return index % 2 === 0 ? id : `${id}${mark}${index}`;
    },
    load(id) {
      const [original = id, draw] = id.split(mark);
      const game = loadOriginal(original);
      if (draw === undefined) return game;
      return { ...rearrange(game, seededRandom(Number(draw), original, "rearranged")), id };
    },
  };
}

function presentSplits(options: { readonly data?: string }): TaskSource<Game>[] {
  const present: TaskSource<Game>[] = [];
  let missing: unknown = null;
  for (const split of practiceSplits) {
    try {
      present.push(gameTasks(split, options));
    } catch (error) {
      if (!(error instanceof GymError && error.code === "alfworld/no-data")) throw error;
      missing = error;
    }
  }
  if (present.length === 0) throw missing;
  return present;
}
