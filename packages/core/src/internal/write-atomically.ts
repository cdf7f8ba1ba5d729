import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** The ending of a file that is being written and is worth nothing yet. */
export const unfinishedEnding = ".writing";

/**
 * Replaces a file as a whole: after a kill or a full disk either the old content or the new one is there.
 *
 * @param temporary where it lies until it is whole, in the same folder; writers of the same file need different ones
 */
export function writeAtomically(
  path: string,
  content: string | Uint8Array,
  temporary = `${path}${unfinishedEnding}`,
): void {
  try {
    writeDurably(temporary, typeof content === "string" ? Buffer.from(content) : content);
    renameSync(temporary, path);
  } catch (failure) {
    rmSync(temporary, { force: true });
    throw failure;
  }
  syncFolder(dirname(path));
}

function writeDurably(path: string, bytes: Uint8Array): void {
  const file = openSync(path, "w");
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A rename outlives a power failure only once its folder is on the disk; Windows cannot open folders. */
function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
