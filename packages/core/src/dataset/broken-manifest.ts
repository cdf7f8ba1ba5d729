import { GymError } from "../errors.js";
import { manifestPath } from "./manifest-path.js";

/** The error for a manifest that says what cannot be, or what the files beside it do not bear out. */
export function brokenManifest(dir: string, flaw: string, cause?: unknown): GymError {
  return new GymError(
    "dataset/broken-manifest",
    `${manifestPath(dir)} is broken: it ${flaw}. Restore it from a copy; the shards beside it are not affected.`,
    { cause },
  );
}
