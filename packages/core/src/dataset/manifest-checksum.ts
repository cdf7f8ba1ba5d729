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
  const found = manifestChecksum(manifest);
  if (found === manifest.checksum) return null;
  return `was changed after it was written: its fields have the checksum ${found}, not ${manifest.checksum} (if the change is meant, such as another licence, write ${found} into "checksum")`;
}
