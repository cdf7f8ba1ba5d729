import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RecordEvent } from "../record/record-event.js";
import { failureOf } from "./episode-failure.js";
import { openDataset } from "./open-dataset.js";
import { replaceEpisodes } from "./replace-episodes.js";
import { RetryJournal } from "./retry-journal.js";
import { isAtEnd, type ThreadFailure } from "./thread-failure.js";

/** What `retryEpisodes` is told. */
export interface RetryOptions {
  readonly dir: string;
  readonly series: number;
  /** How often each of the episodes to be played again was so before. */
  readonly episodes: ReadonlyMap<number, number>;
  /** What cost the thread before; it may be about one of these episodes. */
  readonly broken: ThreadFailure | null;
  /** Plays an episode; false when it was interrupted. */
  play(episode: number, sink: (event: RecordEvent) => void): Promise<boolean>;
  /** Ends an episode that cost its thread. */
  end(failure: ThreadFailure, recorded: readonly RecordEvent[], sink: (event: RecordEvent) => void): void;
}

/**
 * Plays failed episodes again and puts the new recordings into the places of the old ones; false when it was
 * interrupted, with what was played in its place. Call it again after a kill: it goes on with what is left.
 */
export async function retryEpisodes(options: RetryOptions): Promise<boolean> {
  const { dir, series, episodes, broken } = options;
  const journal = new RetryJournal(dir, series);
  const sinkFor = (episode: number) => (event: RecordEvent) => {
    const retried = (episodes.get(episode) ?? 0) + 1;
    journal.write(event.type === "episode-end" ? { ...event, row: { ...event.row, retried } } : event);
  };
  try {
    const { unfinished } = journal;
    const isBroken = broken !== null && episodes.has(broken.episode) && !journal.finished.has(broken.episode);
    const recorded = unfinished[0]?.row.episode === broken?.episode ? unfinished : [];
    if (isBroken && !isAtEnd(recorded)) {
      if (recorded.length > 0) journal.resume();
      options.end(broken, recorded, sinkFor(broken.episode));
    } else journal.cutUnfinished();
    let whole = true;
    for (const episode of [...episodes.keys()].sort((left, right) => left - right)) {
      if (journal.finished.has(episode)) continue;
      whole = await options.play(episode, sinkFor(episode));
      if (whole) continue;
      journal.cutUnfinished();
      break;
    }
    replaceEpisodes(dir, series, journal.finished);
    journal.delete();
    return whole;
  } finally {
    journal.close();
  }
}

/** The failed episodes of a dataset, with how often each was played again already. */
export async function failedEpisodes(dir: string): Promise<ReadonlyMap<number, number>> {
  const failed = new Map<number, number>();
  if (!existsSync(join(dir, "manifest.json"))) return failed;
  for await (const row of (await openDataset(dir)).episodes()) {
    if (failureOf(row) !== null) failed.set(row.episode, row.retried ?? 0);
  }
  return failed;
}
