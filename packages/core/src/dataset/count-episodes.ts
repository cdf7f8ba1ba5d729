import type { Episode } from "../record/episode.js";
import type { DatasetCounts } from "./manifest.js";

/** The counts of a dataset without episodes. */
export const noEpisodes: Required<DatasetCounts> = {
  ...{ episodes: 0, steps: 0, terminated: 0, truncated: 0, failed: 0, unstarted: 0, reward: 0 },
};

/** Adds an episode to the counts. Rewards are summed in the order in which episodes come. */
export function addEpisode(counts: Required<DatasetCounts>, episode: Episode): Required<DatasetCounts> {
  return {
    episodes: counts.episodes + 1,
    steps: counts.steps + episode.steps,
    terminated: counts.terminated + Number(episode.terminated),
    truncated: counts.truncated + Number(episode.truncated),
    failed: counts.failed + Number(episode.error !== null),
    unstarted: counts.unstarted + Number(episode.snapshot === null),
    reward: counts.reward + episode.reward,
  };
}
