import { existsSync, readFileSync } from "node:fs";
import { GymError } from "../errors.js";
import { isTooDeep, tooDeep } from "../internal/is-too-deep.js";
import { writeAtomically } from "../internal/write-atomically.js";
import { wrongField } from "../internal/wrong-field.js";
import type { JsonObject } from "../rules/json.js";
import { brokenManifest } from "./broken-manifest.js";
import { checkFolder } from "./check-folder.js";
import { noEpisodes } from "./count-episodes.js";
import { whileThereIsRoom } from "./disk-full-error.js";
import { currentVersion, type FormatVersion, formatVersions } from "./format-version.js";
import { checksumFlaw, manifestChecksum } from "./manifest-checksum.js";
import { manifestFlaw } from "./manifest-flaw.js";
import { manifestPath } from "./manifest-path.js";
import { upgradeManifest } from "./upgrade-manifest.js";

export { type FormatVersion, formatVersions, manifestPath };

/** What a dataset is to hold, fixed before the first episode. */
export interface DatasetPlan {
  /** The id under which the environment is registered. */
  readonly env: string;
  /** `id@version` of its rules. */
  readonly rules: string;
  /** Who chooses the actions. */
  readonly policy: string;
  /** Episode i is played with seed + i; null where episodes come from elsewhere. */
  readonly seed: number | null;
  /** How many episodes; null where that is not known beforehand. */
  readonly episodes: number | null;
  readonly maxSteps: number | null;
  /** `drawn`: the seed chooses each task. `in-order`: episode i plays task i, over and over. */
  readonly tasks: "drawn" | "in-order";
  /** How many writers share the work; writer w plays the episodes i with i mod writers = w. */
  readonly writers: number;
  /** Under which licence others may use the data. */
  readonly licence: string | null;
  /** How it was made, for people: program, version, command. */
  readonly made: JsonObject;
}

/** Totals over all episodes. */
export interface DatasetCounts {
  readonly episodes: number;
  readonly steps: number;
  readonly terminated: number;
  readonly truncated: number;
  /** Episodes that a failure stopped. */
  readonly failed: number;
  /** Episodes that failed before there was a first state. Always there from version 3 on. */
  readonly unstarted?: number;
  /** The sum of all rewards. */
  readonly reward: number;
}

/** One sealed shard file. */
export interface ShardEntry {
  readonly file: string;
  /** Of the file as it lies on disk. */
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
  readonly firstEpisode: number;
  readonly lastEpisode: number;
}

/** One file that holds a large part of first states. */
export interface BlockEntry {
  readonly file: string;
  /** Of the file as it lies on disk; its name has that of the JSON text in it. */
  readonly sha256: string;
  readonly bytes: number;
}

/** `manifest.json`: what a dataset is and which files belong to it. */
export interface Manifest extends DatasetPlan {
  readonly formatVersion: FormatVersion;
  /** False while episodes are missing; the shards listed may then be behind those in the folder. */
  readonly complete: boolean;
  readonly counts: DatasetCounts;
  readonly shards: readonly ShardEntry[];
  /** Absent where there are none. */
  readonly blocks?: readonly BlockEntry[];
  /** The `stateHash` of everything else in the manifest. Always there from version 3 on. */
  readonly checksum?: string;
}

/** The manifest of a dataset in which nothing has been recorded yet. */
export function emptyManifest(plan: DatasetPlan): Manifest {
  return { formatVersion: currentVersion, ...plan, complete: false, counts: noEpisodes, shards: [] };
}

/**
 * Replaces the manifest as a whole, and gives it as it was written: in the current version, whatever it had. One of an
 * earlier version must not be complete unless it was counted anew.
 */
export function writeManifest(dir: string, manifest: Manifest): Manifest {
  const path = manifestPath(dir);
  const { checksum: _, ...rest } = upgradeManifest(manifest);
  const whole = { ...rest, checksum: manifestChecksum(rest) };
  whileThereIsRoom(
    path,
    () => "The recorded episodes are kept.",
    () => writeAtomically(path, `${JSON.stringify(whole, null, 2)}\n`),
  );
  return whole;
}

/**
 * Reads a manifest and compares it with the names and sizes of the files beside it; what is in them is compared when it
 * is read. Throws a GymError `dataset/not-found`, `dataset/other-format`, `dataset/broken-manifest`,
 * `dataset/missing-shard` or `dataset/changed-shard`.
 */
export function readManifest(dir: string): Manifest {
  const manifest = parseManifest(dir, readText(dir));
  checkFolder(dir, manifest);
  return manifest;
}

/**
 * Reads a manifest alone, as whoever writes the files beside it may. Throws a GymError `dataset/not-found`,
 * `dataset/other-format` or `dataset/broken-manifest`.
 */
export function loadManifest(dir: string): Manifest {
  return parseManifest(dir, readText(dir));
}

/** Parses and checks the text of a manifest. Throws what `loadManifest` throws. */
export function parseManifest(dir: string, text: string): Manifest {
  const { manifest, flaw } = parseChangedManifest(dir, text);
  if (flaw !== null) throw brokenManifest(dir, flaw);
  return manifest;
}

/** The same for a manifest that may have been changed: `flaw` says so, where nothing else is wrong with it. */
export function loadChangedManifest(dir: string): {
  readonly manifest: Manifest;
  readonly flaw: string | null;
} {
  return parseChangedManifest(dir, readText(dir));
}

function parseChangedManifest(dir: string, text: string) {
  const manifest = parseVersion(dir, text);
  const flaw = manifestFlaw(manifest);
  if (flaw !== null) throw brokenManifest(dir, flaw);
  return { manifest, flaw: checksumFlaw(manifest) ?? textFlaw(manifest, text) };
}

/** Of a field that stands there twice JSON takes the last, which its checksum would bear out. */
function textFlaw(manifest: Manifest, text: string): string | null {
  if (manifest.formatVersion < 3) return null;
  const withoutSpace = text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, "$1");
  if (withoutSpace === JSON.stringify(manifest)) return null;
  return "has a field twice, or a value in another spelling than that of JSON.stringify";
}

function readText(dir: string): string {
  const path = manifestPath(dir);
  if (existsSync(path)) return readFileSync(path, "utf8");
  throw new GymError(
    "dataset/not-found",
    `${dir} is not a dataset: it has no manifest.json. Name the folder that a collection was written to.`,
  );
}

function parseVersion(dir: string, text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw brokenManifest(dir, "is not JSON", cause);
  }
  const flaw = isTooDeep(text, value)
    ? tooDeep
    : wrongField<{ formatVersion: number }>(value, { formatVersion: "number" });
  if (flaw !== null) throw brokenManifest(dir, flaw);
  const found = (value as { formatVersion: number }).formatVersion;
  if (formatVersions.some((version) => version === found)) return value as Manifest;
  if (!Number.isInteger(found) || found < 1) throw brokenManifest(dir, `has the format version ${found}`);
  throw new GymError(
    "dataset/other-format",
    `${manifestPath(dir)} has format version ${found}; this version of the software reads ${formatVersions.slice(0, -1).join(", ")} and ${currentVersion}. Read it with the version that wrote it.`,
  );
}
