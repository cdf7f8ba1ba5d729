import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A new folder inside another one, for what is not whole yet. */
export interface StagingFolder {
  readonly path: string;
  /** Removes it, and the folders around it that were made for it and are empty. */
  close(): Promise<void>;
}

const prefix = ".pull-";

/** Tells folders of ours from others of such a name. */
const mark = "pull.json";
const maker = "rwml data pull";

/**
 * Makes a folder of a name that nobody had, inside the folder that will hold the result: there, renames work, and nothing
 * beside it is touched. Throws what the system throws.
 */
export async function openStaging(out: string): Promise<StagingFolder> {
  const firstMade = (await mkdir(out, { recursive: true })) ?? null;
  let made: string | null = null;
  try {
    const path = await mkdtemp(join(out, prefix));
    made = path;
    await writeFile(join(path, mark), `${JSON.stringify({ by: maker, pid: process.pid })}\n`);
    return {
      path,
      async close() {
        await rm(path, { recursive: true, force: true });
        await removeEmpty(out, firstMade);
      },
    };
  } catch (failure) {
    // Without its mark, no later pull would know it for what it is.
    if (made !== null) await rm(made, { recursive: true, force: true });
    await removeEmpty(out, firstMade);
    throw failure;
  }
}

/** Staging folders that other pulls have made in a folder: killed ones, or such that still run. */
export async function otherStagings(out: string): Promise<readonly string[]> {
  const names = existsSync(out) ? await readdir(out).catch(() => []) : [];
  const folders = names.filter((name) => name.startsWith(prefix)).map((name) => join(out, name));
  const ours = await Promise.all(folders.map(isOurs));
  return folders.filter((_, index) => ours[index]);
}

async function isOurs(folder: string): Promise<boolean> {
  try {
    return JSON.parse(await readFile(join(folder, mark), "utf8")).by === maker;
  } catch {
    return false;
  }
}

async function removeEmpty(folder: string, upTo: string | null): Promise<void> {
  if (upTo === null) return;
  for (let path = folder; path.startsWith(upTo); path = dirname(path)) {
    // One that is not empty, or is not there, stays as it is.
    const removed = await rmdir(path).then(
      () => true,
      () => false,
    );
    if (!removed || path === upTo) return;
  }
}
