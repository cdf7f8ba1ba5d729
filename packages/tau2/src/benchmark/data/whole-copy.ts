import { createHash } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { loadWordingPack, wordingPackName } from "../wording/load-wording-pack.js";
import type { Release } from "./pinned-release.js";

/** What was pulled. */
export interface PullOutcome {
  readonly out: string;
  /** Files of data, each of which has been compared with its checksum. */
  readonly files: number;
  /** Whether all of it was there before, so that nothing was downloaded. */
  readonly wasThere: boolean;
  /** The name of the wording that was found; null without one. */
  readonly wording: string | null;
  /** Why there is no wording. */
  readonly wordingProblem: string | null;
}

/** What a folder holds where nothing is missing; null otherwise. */
export async function wholeCopy(out: string, { files }: Release): Promise<PullOutcome | null> {
  const wordingPath = join(out, wordingPackName);
  if (!existsSync(wordingPath)) return null;
  for (const [path, hash] of Object.entries(files)) {
    if (!isFile(join(out, path)) || (await hashOf(join(out, path))) !== hash) return null;
  }
  try {
    const { name } = loadWordingPack(wordingPath);
    return { out, files: Object.keys(files).length, wasThere: true, wording: name, wordingProblem: null };
  } catch {
    return null;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
