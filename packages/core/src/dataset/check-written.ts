import { EpisodeTally } from "./episode-tally.js";
import { listParts } from "./list-parts.js";
import { requireUnchanged } from "./listed-file.js";
import type { Manifest } from "./manifest.js";

/**
 * Whether what lies in a dataset's folder is as it was written, before somebody goes on with it: the bytes of the files
 * that its manifest lists, all rows, and that every episode is there once. What is wrong now would be taken over with
 * what comes, and be hard to tell from it. Reads only. Throws a GymError `dataset/…`.
 */
export async function checkWritten(dir: string, manifest: Manifest): Promise<void> {
  requireUnchanged(dir, manifest);
  const tally = new EpisodeTally(dir, manifest);
  for (const part of listParts(dir, manifest)) {
    for (const { episode } of await part.recordings()) tally.add(part.series, episode);
  }
  tally.end();
}
