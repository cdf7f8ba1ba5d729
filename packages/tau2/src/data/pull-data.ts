import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { GymError } from "@rwml/core";
import { wordingPackName, wordingPackText } from "../wording/load-wording-pack.js";
import { readWordingPack, wordedDomains, wordingSources } from "../wording/read-wording-pack.js";
import type { Wording } from "../wording/wording.js";
import { type DownloadOptions, download } from "./download.js";
import { pinnedRelease, type Release } from "./pinned-release.js";
import { writeFailure } from "./pull-failure.js";
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
}

/**
 * Fetches upstream's data, and its wording, into a folder: either all of it or nothing is there afterwards. Throws
 * `tau2/cannot-download`, `tau2/no-archive`, `tau2/wrong-checksum`, `tau2/disk-full`, `tau2/cannot-write`,
 * `tau2/folder-taken` where a folder of somebody else's would be replaced, and the signal's reason.
 */
export async function pullData(options: PullOptions): Promise<PullOutcome> {
  const out = resolve(options.out);
  const { release = pinnedRelease } = options;
  const before = await wholeCopy(out, release);
  if (before !== null) return before;
  checkPlace(out);
  const staging = `${out}.partial`;
  try {
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging, { recursive: true });
    const pulled = await fetchInto(staging, { ...options, release });
    await moveInto(join(staging, "whole"), out);
    return { out, ...pulled };
  } catch (cause) {
    throw writeFailure(cause, out);
  } finally {
    await rm(staging, { recursive: true, force: true }).catch(() => {});
  }
}

async function fetchInto(
  staging: string,
  { url: place, release, ...options }: PullOptions & { readonly release: Release },
): Promise<Omit<PullOutcome, "out">> {
  const url = place ?? release.url;
  const archive = join(staging, "archive.tar.gz");
  const checkout = join(staging, "checkout");
  await download(url, archive, options);
  const isWanted = (path: string) =>
    path === licence || Object.hasOwn(release.files, dataPath(path)) || isWordingSource(path);
  const unpacked = await unpackArchive(archive, checkout, { url, wants: isWanted, signal: options.signal });
  checkHashes(unpacked, release, url);
  const wording = attemptWording(checkout, unpacked.root);
  const data = join(checkout, "data", "tau2");
  if (existsSync(join(checkout, licence))) await rename(join(checkout, licence), join(data, licence));
  await writeFile(join(data, mark), `${JSON.stringify({ url, commit: release.commit }, null, 2)}\n`);
  const whole = join(staging, "whole");
  await mkdir(whole);
  await rename(data, join(whole, "tau2"));
  if (!(wording instanceof GymError)) await writeFile(join(whole, wordingPackName), wordingPackText(wording));
  return {
    ...{ files: Object.keys(release.files).length, wasThere: false },
    ...(wording instanceof GymError
      ? { wording: null, wordingProblem: wording.message }
      : { wording: wording.name, wordingProblem: null }),
  };
}

/** Upstream's own, which must go with copies of its data. */
const licence = "LICENSE";

/** In a folder of data that was pulled: where it came from. */
const mark = "source.json";

/** Data that somebody else has put there may hold more, such as results. */
function checkPlace(out: string): void {
  const data = join(out, "tau2");
  if (!existsSync(data) || existsSync(join(data, mark))) return;
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
    if (error instanceof GymError) return error;
    throw error;
  }
}

/** Puts what was pulled in the place of what was there, the data last, so that a kill leaves no half of it. */
async function moveInto(whole: string, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const wording = join(whole, wordingPackName);
  if (existsSync(wording)) await rename(wording, join(out, wordingPackName));
  else await rm(join(out, wordingPackName), { force: true });
  const data = join(out, "tau2");
  // A folder cannot be replaced by a rename; the old one goes with the staging folder.
  if (existsSync(data)) await rename(data, join(dirname(whole), "old"));
  await rename(join(whole, "tau2"), data);
}
