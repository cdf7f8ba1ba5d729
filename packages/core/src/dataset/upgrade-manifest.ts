import { noEpisodes } from "./count-episodes.js";
import { currentVersion } from "./format-version.js";
import type { Manifest } from "./manifest.js";

/**
 * A manifest in the version that is written. `made` tells of the version before: what no row shows was taken from it
 * as it stood, whether or not a checksum bore it out.
 *
 * What an earlier version did not count is 0, which is only right of a dataset that is not complete.
 */
export function upgradeManifest(manifest: Manifest): Manifest {
  const { formatVersion, made, counts } = manifest;
  if (formatVersion === currentVersion) return manifest;
  return {
    ...manifest,
    formatVersion: currentVersion,
    made: { ...made, upgradedFrom: formatVersion },
    counts: { ...noEpisodes, ...counts },
  };
}
