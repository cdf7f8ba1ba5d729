import { folderPlaces } from "./folder-places.js";
import type { Manifest } from "./manifest.js";
import { parseShardName } from "./shard-name.js";
import { journalPart, type Part, sealedPart } from "./shard-part.js";

/** The parts of a dataset, those of each series in order. */
export function listParts(dir: string, manifest: Manifest): readonly Part[] {
  if (manifest.complete) {
    return manifest.shards.flatMap(({ file }) => {
      const place = parseShardName(file);
      return place?.kind === "episodes" ? [sealedPart(dir, place, manifest)] : [];
    });
  }
  const { sealed, journals } = folderPlaces(dir);
  const parts = [
    ...sealed.map((place) => ({ ...place, part: sealedPart(dir, place, manifest) })),
    ...journals.map((place) => ({ ...place, part: journalPart(dir, place, manifest) })),
  ];
  // A pair that is being replaced is a journal among shards.
  return parts.sort((left, right) => left.number - right.number).map(({ part }) => part);
}
