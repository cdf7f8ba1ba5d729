import { openDataset } from "@rwml/core/dataset";
import type { TextEpisode } from "./text-episode.js";
import { toTextEpisode } from "./to-text-episode.js";

/**
 * Reads the texts of a dataset's episodes, in order. Those that failed before their first observation are left out.
 * Throws a GymError `dataset/…` for a folder that is no dataset, or a broken one.
 */
export async function readEpisodes(dir: string): Promise<TextEpisode[]> {
  const dataset = await openDataset(dir);
  const episodes: TextEpisode[] = [];
  for await (const recording of dataset.recordings()) {
    const episode = toTextEpisode(recording);
    if (episode !== null) episodes.push(episode);
  }
  return episodes;
}
