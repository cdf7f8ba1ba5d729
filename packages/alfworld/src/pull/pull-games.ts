import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join, posix, resolve } from "node:path";
import { GymError } from "@rwml/core";
import { carryOver, openStaging, otherStagings, writeFailure } from "@rwml/core/pull";
import { versionFolder } from "../game/nearest-data-folder.js";
import { type BrokenGame, countGames, type SplitCount } from "./count-games.js";
import {
  fileSha256,
  isWhole,
  type PulledManifest,
  pulledManifestName,
  readPulledManifest,
} from "./pulled-manifest.js";
import { Spellings } from "./spellings.js";
import {
  type SeenArchive,
  type UnpackedGames,
  type UnpackGamesOptions,
  unpackGames,
} from "./unpack-games.js";

/** Options of `pullGames`. */
export interface PullGamesOptions extends Pick<UnpackGamesOptions, "limits" | "signal"> {
  /** Upstream's zip archives, in any order. */
  readonly files: readonly string[];
  /** The folder that will hold `json_2.1.1`; ALFWORLD_DATA may name it. */
  readonly out: string;
  /** Told what the user should know: which changed files were kept under other names, what a killed pull has left. */
  readonly onNote?: (text: string) => void;
  /** Told how many entries of an archive were unpacked, and then how many games were tried. */
  readonly onProgress?: (progress: PullProgress) => void;
}

/** How far a pull is with what it does now. */
export interface PullProgress {
  readonly unit: "entries" | "games";
  readonly done: number;
  readonly total: number;
}

/** What was pulled. */
export interface PullGamesOutcome {
  readonly out: string;
  readonly archives: readonly SeenArchive[];
  /** Whether all of it was there before, so that nothing was unpacked. */
  readonly wasThere: boolean;
  readonly splits: readonly SplitCount[];
  /** Files that lack what play needs and games that cannot be begun, each with what is wrong. */
  readonly broken: readonly string[];
  /** The names of links in the archives, which are not unpacked. */
  readonly links: readonly string[];
}

/**
 * Unpacks archives of games into a folder, beside what was pulled into it before, and begins every game there once: either all
 * of them are there afterwards or the folder is as it was. Their checksums go into `json_2.1.1/pulled.json`; there are none of upstream's to compare with.
 * Files that the user has changed or added stay. Throws `alfworld/no-archive`, `alfworld/two-versions` where two archives
 * hold different files of one name, `alfworld/folder-taken` for a folder of games that were not pulled, `alfworld/disk-full`,
 * `alfworld/cannot-write`, and the signal's reason.
 */
export async function pullGames(options: PullGamesOptions): Promise<PullGamesOutcome> {
  const out = resolve(options.out);
  const { onNote = () => {} } = options;
  const data = join(out, versionFolder);
  try {
    for (const folder of await otherStagings(out)) onNote(leftover(folder));
    const before = readPulledManifest(data);
    if (before === null && existsSync(data)) throw folderTaken(data);
    return await pullInto(out, before, { ...options, onNote });
  } catch (cause) {
    throw writeFailure(cause, out, { family: "alfworld", room: "some gigabytes" });
  }
}

type Pull = PullGamesOptions & Required<Pick<PullGamesOptions, "onNote">>;

async function pullInto(out: string, before: PulledManifest | null, pull: Pull): Promise<PullGamesOutcome> {
  const data = join(out, versionFolder);
  const staging = await openStaging(out);
  const [whole, aside] = [join(staging.path, "whole"), join(staging.path, "old")];
  let isPlaced = false;
  try {
    await mkdir(whole);
    const unpacked = await unpackAll(pull, whole, before);
    const archives = unpacked.map(({ archive }) => archive);
    const links = unpacked.flatMap((one) => one.links);
    const count = async (folder: string) => {
      const { splits, broken } = await countGames(folder, {
        signal: pull.signal,
        onProgress: (progress) => pull.onProgress?.({ unit: "games", ...progress }),
      });
      const flaws = unpacked.flatMap((one) => one.broken);
      return { out, archives, links, splits, broken: flawsOf(flaws, broken) };
    };
    const fresh = Object.assign({}, ...unpacked.map(({ hashes }) => hashes)) as PulledManifest["files"];
    if (before !== null && isSame(before, fresh) && (await isWhole(data, before))) {
      return { ...(await count(data)), wasThere: true };
    }
    await writeFile(join(whole, pulledManifestName), manifestText(before, archives, fresh));
    if (before !== null) {
      const kept = await carryOver(data, whole, (path) => isPulled(data, path, before, fresh));
      if (kept.length > 0) {
        pull.onNote(
          `Changed since they were pulled, and kept beside the files of the archives: ${kept.join(", ")}`,
        );
      }
    }
    const outcome = await count(whole);
    if (before !== null) await rename(data, aside);
    try {
      await rename(whole, data);
    } catch (failure) {
      if (before !== null) await rename(aside, data);
      throw failure;
    }
    isPlaced = true;
    return { ...outcome, wasThere: false };
  } finally {
    // Where even moving back has failed, the games that were there must not go with the rest.
    if (existsSync(aside) && !isPlaced) pull.onNote(leftover(staging.path));
    else await staging.close().catch(() => pull.onNote(leftover(staging.path)));
  }
}

async function unpackAll(
  pull: Pull,
  whole: string,
  before: PulledManifest | null,
): Promise<readonly UnpackedGames[]> {
  const { limits, signal, onProgress } = pull;
  const spellings = new Spellings();
  for (const path of Object.keys(before?.files ?? {})) spellings.add(path);
  const options = {
    ...{ limits, signal, spellings },
    onProgress: (progress: Omit<PullProgress, "unit">) => onProgress?.({ unit: "entries", ...progress }),
  };
  const unpacked: UnpackedGames[] = [];
  const seen = new Map<string, { readonly hash: string; readonly file: string }>();
  for (const file of pull.files) {
    const games = await unpackGames(file, whole, options);
    for (const [path, hash] of Object.entries(games.hashes)) {
      const other = seen.get(path);
      if (other !== undefined && other.hash !== hash) throw twoVersions(path, other.file, file);
      seen.set(path, { hash, file });
    }
    unpacked.push(games);
  }
  return unpacked;
}

/** What is wrong with files, and with the games of which no file was found wrong. */
function flawsOf(files: readonly BrokenGame[], games: readonly BrokenGame[]): readonly string[] {
  const trials = new Set(files.map(({ path }) => posix.dirname(path)));
  const others = games.filter(({ path }) => !trials.has(posix.dirname(path)));
  return [...files, ...others].map(({ flaw }) => flaw);
}

/** Whether files are those that were pulled before. */
function isSame(before: PulledManifest, fresh: PulledManifest["files"]): boolean {
  return Object.entries(fresh).every(([path, hash]) => before.files[path] === hash);
}

/** Whether a file came out of an archive, was not changed since, and has a newer one. */
function isPulled(
  data: string,
  path: string,
  before: PulledManifest,
  fresh: PulledManifest["files"],
): boolean {
  const name = path.replaceAll("\\", "/");
  if (name === pulledManifestName) return true;
  return Object.hasOwn(fresh, name) && before.files[name] === fileSha256(join(data, path));
}

function manifestText(
  before: PulledManifest | null,
  archives: readonly SeenArchive[],
  fresh: PulledManifest["files"],
): string {
  const earlier = (before?.archives ?? []).filter(
    ({ sha256 }) => !archives.some((archive) => archive.sha256 === sha256),
  );
  const files = { ...before?.files, ...fresh };
  const sorted = Object.fromEntries(Object.entries(files).sort(([left], [right]) => (left < right ? -1 : 1)));
  const manifest: PulledManifest = {
    by: "rwml data pull alfworld",
    archives: [...earlier, ...archives],
    files: sorted,
  };
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

function leftover(folder: string): string {
  const data = existsSync(join(folder, "old"))
    ? " Its folder old holds the games that were there before."
    : "";
  return `${folder} was left by a pull that did not end, or belongs to one that runs now.${data} Delete it when no pull runs.`;
}

function folderTaken(data: string): GymError {
  return new GymError(
    "alfworld/folder-taken",
    `${data} is there already and was not pulled, so nothing is put into it. Choose another folder (--out), or move it away.`,
  );
}

function twoVersions(path: string, first: string, second: string): GymError {
  return new GymError(
    "alfworld/two-versions",
    `${first} and ${second} hold different files ${path}: they are two versions of the same games. Pull one of them, or each into a folder of its own (--out).`,
  );
}
