import { EpisodeTally } from "./episode-tally.js";
import { listParts } from "./list-parts.js";
import { requireUnchanged } from "./listed-file.js";
import type { Manifest } from "./manifest.js";

/**
 * Whether what lies in a dataset's folder is as it was written, before somebody goes on with it: the bytes of the files
 * that its manifest lists, all rows of those that it does not know yet, and that every episode is there once. Once they
 * are listed, nobody can tell any more. Reads only. Throws a GymError `dataset/…`.
 */
export async function checkWritten(dir: string, manifest: Manifest): Promise<void> {
  requireUnchanged(dir, manifest);
  const tally = new EpisodeTally(dir, manifest);
  for (const part of listParts(dir, manifest)) {
    const episodes = part.isListed
      ? await part.episodes()
      : (await part.recordings()).map(({ episode }) => episode);
    for (const episode of episodes) tally.add(part.series, episode);
  }
  tally.end();
}
