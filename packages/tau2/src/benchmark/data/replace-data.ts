import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { carryOver, freeNameOf } from "@rwml/core/pull";
import { wordingPackName } from "../wording/load-wording-pack.js";
import { fileHash, pulledMarkName, readPulledMark } from "./pulled-mark.js";

/** Upstream's own, which must go with copies of its data. */
export const licenceName = "LICENSE";

/**
 * Puts what was pulled in the place of what was there, the data last, so that a kill leaves no half of it. Nothing of the
 * user's is lost: further files stay, and what was changed since it was pulled is kept beside the new files.
 *
 * @param fresh holds `tau2`, and `wording.json` where there is one
 * @param aside a name that nothing has, in the same file system, for the data that was there; theirs to remove
 * @returns the paths, below `out`, under which changed files are kept
 */
export async function replaceData(fresh: string, out: string, aside: string): Promise<readonly string[]> {
  const [data, wording] = [join(out, "tau2"), join(out, wordingPackName)];
  const isHere = existsSync(data);
  const kept = isHere ? await carryOver(data, join(fresh, "tau2"), isUpstreams) : [];
  const keptWording = await makeWay(
    wording,
    join(fresh, wordingPackName),
    readPulledMark(data)?.wording ?? null,
  );
  if (existsSync(join(fresh, wordingPackName))) await rename(join(fresh, wordingPackName), wording);
  // A folder cannot be replaced by a rename.
  if (isHere) await rename(data, aside);
  try {
    await rename(join(fresh, "tau2"), data);
  } catch (failure) {
    if (isHere) await rename(aside, data);
    throw failure;
  }
  return [...kept.map((path) => join("tau2", path)), ...keptWording];
}

/** What nobody has changed for its own sake. */
function isUpstreams(path: string): boolean {
  return path === licenceName || path === pulledMarkName;
}

/** Removes a wording that was pulled; one that the user has made or changed gets another name. */
async function makeWay(path: string, fresh: string, pulled: string | null): Promise<readonly string[]> {
  const hash = fileHash(path);
  if (hash === null || hash === fileHash(fresh)) return [];
  if (hash === pulled) {
    await rm(path);
    return [];
  }
  const free = freeNameOf(path);
  await rename(path, free);
  return [free.slice(path.length - wordingPackName.length)];
}
