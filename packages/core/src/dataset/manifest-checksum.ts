import { stateHash } from "../record/state-hash.js";
import type { Manifest } from "./manifest.js";

/** The `stateHash` of a manifest without its checksum. */
export function manifestChecksum(manifest: Manifest): string {
  const { checksum: _, ...rest } = manifest;
  return stateHash(rest);
}

/**
 * What is wrong when a manifest is not as it was written; null where nothing is, or where no checksum was written. It
 * covers what no row shows, such as a licence.
 */
export function checksumFlaw(manifest: Manifest): string | null {
  if (manifest.checksum === undefined) return null;
  const found = attemptChecksum(manifest);
  if (found === null) return "holds a value of which there is no checksum";
  if (found === manifest.checksum) return null;
  return `was changed after it was written: its fields have the checksum ${found}, not ${manifest.checksum} (if the change is meant, such as another licence, write ${found} into "checksum")`;
}

/** Null for what no writer writes: numbers without an end, depths without one. */
function attemptChecksum(manifest: Manifest): string | null {
  try {
    return manifestChecksum(manifest);
  } catch {
    return null;
  }
}
