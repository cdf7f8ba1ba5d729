import { existsSync } from "node:fs";
import { copyFile, link, lstat, mkdir, readdir, readFile, readlink, symlink } from "node:fs/promises";
import { join, relative } from "node:path";

/** Added to the name of a file that differs from the one in its place now. */
const ending = ".before-pull";

/**
 * Puts into a new folder what the user has in the old one besides what was pulled: further files under their own names,
 * changed ones beside the new ones. The old folder stays as it is.
 *
 * @param isReplaceable whether a file, by its path below the folder, is of no interest once there is a new one
 * @returns the paths, below the folder, under which changed files are kept
 */
export async function carryOver(
  old: string,
  fresh: string,
  isReplaceable: (path: string) => boolean,
): Promise<readonly string[]> {
  const kept: string[] = [];
  await walk("");
  return kept.sort();

  async function walk(folder: string): Promise<void> {
    for (const name of await readdir(join(old, folder))) {
      const path = join(folder, name);
      const isFolder = await isFolderAt(join(old, path));
      const there = await statOf(join(fresh, path));
      if (isFolder && (there === null || there.isDirectory())) {
        await mkdir(join(fresh, path), { recursive: true });
        await walk(path);
      } else if (there === null) {
        if (!isReplaceable(path)) await place(join(old, path), join(fresh, path));
      } else if (!isReplaceable(path) && !(await isSameFile(join(old, path), join(fresh, path)))) {
        const free = relative(
          fresh,
          freeNameOf(join(fresh, path), (name) => join(old, relative(fresh, name))),
        );
        kept.push(free);
        if (isFolder) await placeFolder(join(old, path), join(fresh, free));
        else await place(join(old, path), join(fresh, free));
      }
    }
  }
}

/** A name for what has to make way, that nothing has: neither where it lies, nor where it comes from. */
export function freeNameOf(path: string, origin = (name: string) => name): string {
  for (let number = 1; ; number++) {
    const name = `${path}${ending}${number === 1 ? "" : `-${number}`}`;
    if (!existsSync(name) && !existsSync(origin(name))) return name;
  }
}

async function placeFolder(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const name of await readdir(from)) {
    const isFolder = await isFolderAt(join(from, name));
    await (isFolder ? placeFolder : place)(join(from, name), join(to, name));
  }
}

/** A second name costs nothing; a copy is for file systems without such names. */
async function place(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    if ((await lstat(from)).isSymbolicLink()) await symlink(await readlink(from), to);
    else await copyFile(from, to);
  }
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [left, right] = [await lstat(one), await lstat(other)];
  if (!left.isFile() || !right.isFile() || left.size !== right.size) return false;
  return (await readFile(one)).equals(await readFile(other));
}

async function isFolderAt(path: string): Promise<boolean> {
  return (await lstat(path)).isDirectory();
}

async function statOf(path: string): Promise<Awaited<ReturnType<typeof lstat>> | null> {
  return lstat(path).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === "ENOENT" || failure.code === "ENOTDIR") return null;
    throw failure;
  });
}
