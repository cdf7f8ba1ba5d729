import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { GymError, isGymError } from "@rwml/core";
import { type ArchiveLimits, openStaging, otherStagings, writeFailure } from "@rwml/core/pull";
import type { Wording } from "../../conversation/wording/wording.js";
import { wordingPackName, wordingPackText } from "../wording/load-wording-pack.js";
import { readWordingPack, wordedDomains, wordingSources } from "../wording/read-wording-pack.js";
import { archiveLimits } from "./archive-limits.js";
import { type DownloadOptions, download } from "./download.js";
import { pinnedRelease, type Release } from "./pinned-release.js";
import { fileHash, pulledMarkName, pulledMarkText, readPulledMark } from "./pulled-mark.js";
import { licenceName, replaceData } from "./replace-data.js";
import { type Unpacked, unpackArchive } from "./unpack-archive.js";
import { type PullOutcome, wholeCopy } from "./whole-copy.js";

/** Options of `pullData`. */
export interface PullOptions extends DownloadOptions {
  /** The folder that will hold `tau2` and `wording.json`; TAU2_DATA_DIR may name it. */
  readonly out: string;
  /** Another place of the archive, on the web or as `file:`. Default: the release's. */
  readonly url?: string;
  /** Default: the release that this package follows. */
  readonly release?: Release;
  /** Default: `archiveLimits`. */
  readonly limits?: ArchiveLimits;
  /** Told what the user should know: which changed files were kept under other names, what a killed pull has left. */
  readonly onNote?: (text: string) => void;
}

/**
 * Fetches upstream's data, and its wording, into a folder: either all of it or nothing is there afterwards. Throws
 * `tau2/cannot-download`, `tau2/no-archive`, `tau2/wrong-checksum`, `tau2/disk-full`, `tau2/cannot-write`,
 * `tau2/folder-taken` where a folder of somebody else's would be replaced, and the signal's reason.
 */
export async function pullData(options: PullOptions): Promise<PullOutcome> {
  const out = resolve(options.out);
  const { release = pinnedRelease, onNote = () => {} } = options;
  try {
    for (const folder of await otherStagings(out)) onNote(leftover(folder));
    const before = await wholeCopy(out, release);
    if (before !== null) return before;
    checkPlace(out);
    return await pullInto(out, { ...options, release, onNote });
  } catch (cause) {
    throw writeFailure(cause, out, { family: "tau2", room: "about 200 MB" });
  }
}

type Pull = PullOptions & Required<Pick<PullOptions, "release" | "onNote">>;

async function pullInto(out: string, pull: Pull): Promise<PullOutcome> {
  const staging = await openStaging(out);
  const aside = join(staging.path, "old");
  let isPlaced = false;
  try {
    const pulled = await fetchInto(staging.path, pull);
    const kept = await replaceData(join(staging.path, "whole"), out, aside);
    isPlaced = true;
    if (kept.length > 0) {
      pull.onNote(
        `Changed since they were pulled, and kept beside the files of the release: ${kept.join(", ")}`,
      );
    }
    return { out, ...pulled };
  } finally {
    // Where even moving back has failed, the data that was there must not go with the rest.
    const holdsTheirs = existsSync(aside) && !isPlaced;
    if (holdsTheirs) pull.onNote(leftover(staging.path));
    else await staging.close().catch(() => pull.onNote(leftover(staging.path)));
  }
}

function leftover(folder: string): string {
  const data = existsSync(join(folder, "old")) ? " Its folder old holds the data that was there before." : "";
  return `${folder} was left by a pull that did not end, or belongs to one that runs now.${data} Delete it when no pull runs.`;
}

async function fetchInto(
  staging: string,
  { url: place, release, limits = archiveLimits, ...options }: Pull,
): Promise<Omit<PullOutcome, "out">> {
  const url = place ?? release.url;
  const archive = join(staging, "archive.tar.gz");
  const checkout = join(staging, "checkout");
  await download(url, archive, { ...options, limit: limits.packed });
  const isWanted = (path: string) =>
    path === licenceName || Object.hasOwn(release.files, dataPath(path)) || isWordingSource(path);
  const { signal } = options;
  const unpacked = await unpackArchive(archive, checkout, { url, wants: isWanted, limits, signal });
  checkHashes(unpacked, release, url);
  const wording = attemptWording(checkout, unpacked.root);
  const data = join(checkout, "data", "tau2");
  if (existsSync(join(checkout, licenceName))) {
    await rename(join(checkout, licenceName), join(data, licenceName));
  }
  const whole = join(staging, "whole");
  await mkdir(whole);
  await rename(data, join(whole, "tau2"));
  const pack = join(whole, wordingPackName);
  if (!isGymError(wording)) await writeFile(pack, wordingPackText(wording));
  const mark = { url, commit: release.commit, wording: fileHash(pack) };
  await writeFile(join(whole, "tau2", pulledMarkName), pulledMarkText(mark));
  return {
    ...{ files: Object.keys(release.files).length, wasThere: false },
    ...(isGymError(wording)
      ? { wording: null, wordingProblem: wording.message }
      : { wording: wording.name, wordingProblem: null }),
  };
}

/** Data that somebody else has put there may hold more, such as results. */
function checkPlace(out: string): void {
  const data = join(out, "tau2");
  if (!existsSync(data) || readPulledMark(data) !== null) return;
  throw new GymError(
    "tau2/folder-taken",
    `${data} is there already and was not pulled, so it is not replaced. Choose another folder (--out), or move it away.`,
  );
}

/** `data/tau2/…` of the archive is `tau2/…` of a release. */
function dataPath(path: string): string {
  return path.startsWith("data/") ? path.slice("data/".length) : "";
}

function isWordingSource(path: string): boolean {
  if (Object.values(wordingSources).some((source) => path === `src/tau2/${source}`)) return true;
  const [, domain] = /^src\/tau2\/domains\/(\w+)\/\w+\.py$/.exec(path) ?? [];
  return wordedDomains.some((name) => name === domain);
}

function checkHashes({ hashes }: Unpacked, { files, commit }: Release, url: string): void {
  const wrong = Object.keys(files).filter((path) => hashes[`data/${path}`] !== files[path]);
  if (wrong.length === 0) return;
  const shown = wrong.slice(0, 3).join(", ");
  throw new GymError(
    "tau2/wrong-checksum",
    `${wrong.length} of the ${Object.keys(files).length} files in ${url} are missing or are not those of the release ${commit}: ${shown}${wrong.length > 3 ? ", …" : ""}. Nothing was kept. Pull from the default address, or name another copy of that release.`,
  );
}

/** The wording of the archive, or why it cannot be read: data without it are of use, too. */
function attemptWording(checkout: string, root: string): Wording | GymError {
  try {
    return readWordingPack(checkout, /[0-9a-f]{40}$/.exec(root)?.[0] ?? "unknown");
  } catch (error) {
    if (isGymError(error)) return error;
    throw error;
  }
}
