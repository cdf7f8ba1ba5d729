import { openDataset } from "@rwml/core/dataset";
import type { TextEpisode } from "./text-episode.js";
import { toTextEpisode } from "./to-text-episode.js";

/**
 * Reads the texts of a dataset's episodes one after the other, in order. Those that failed before their first observation are
 * left out. Throws a GymError `dataset/…` for a folder that is no dataset, or a broken one.
 */
export async function* streamEpisodes(dir: string): AsyncGenerator<TextEpisode> {
  const dataset = await openDataset(dir);
  for await (const recording of dataset.recordings()) {
    const episode = toTextEpisode(recording);
    if (episode !== null) yield episode;
  }
}

/** Reads the texts of all episodes as `streamEpisodes` does. */
export async function readEpisodes(dir: string): Promise<TextEpisode[]> {
  const episodes: TextEpisode[] = [];
  for await (const episode of streamEpisodes(dir)) episodes.push(episode);
  return episodes;
}
