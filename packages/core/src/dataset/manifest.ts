import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { GymError } from "../errors.js";
import { writeAtomically } from "../internal/write-atomically.js";
import { type Shape, wrongField } from "../internal/wrong-field.js";
import type { JsonObject } from "../rules/json.js";
import { whileThereIsRoom } from "./disk-full-error.js";

/**
 * The versions of the files' layout that this code reads. A dataset has version 2 when its episodes refer to blocks,
 * which a reader of version 1 would take no notice of.
 */
export const formatVersions = [1, 2] as const;

/** One of `formatVersions`. */
export type FormatVersion = (typeof formatVersions)[number];

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
}

/** The manifest of a dataset in which nothing has been recorded yet. */
export function emptyManifest(plan: DatasetPlan): Manifest {
  const counts = { episodes: 0, steps: 0, terminated: 0, truncated: 0, failed: 0, reward: 0 };
  return { formatVersion: 1, ...plan, complete: false, counts, shards: [] };
}

/** The path of a dataset's manifest. */
export function manifestPath(dir: string): string {
  return join(dir, "manifest.json");
}

/** Replaces the manifest as a whole. */
export function writeManifest(dir: string, manifest: Manifest): void {
  const path = manifestPath(dir);
  whileThereIsRoom(
    path,
    () => "The recorded episodes are kept.",
    () => writeAtomically(path, `${JSON.stringify(manifest, null, 2)}\n`),
  );
}

/** Reads and checks a manifest. Throws a GymError `dataset/not-found`, `dataset/other-format` or `dataset/broken-manifest`. */
export function readManifest(dir: string): Manifest {
  const path = manifestPath(dir);
  if (!existsSync(path)) {
    throw new GymError(
      "dataset/not-found",
      `${dir} is not a dataset: it has no manifest.json. Name the folder that a collection was written to.`,
    );
  }
  const manifest = parseManifest(path, readFileSync(path, "utf8"));
  const flaw =
    wrongField(manifest, manifestShape) ??
    wrongField(manifest.counts, countsShape) ??
    manifest.shards.map((shard) => wrongField(shard, shardShape)).find((wrong) => wrong !== null) ??
    null;
  if (flaw !== null) throw brokenManifest(path, flaw);
  return manifest;
}

function parseManifest(path: string, text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw brokenManifest(path, "is not JSON", cause);
  }
  const flaw = wrongField<{ formatVersion: number }>(value, { formatVersion: "number" });
  if (flaw !== null) throw brokenManifest(path, flaw);
  const found = (value as { formatVersion: number }).formatVersion;
  if (!formatVersions.some((version) => version === found)) {
    throw new GymError(
      "dataset/other-format",
      `${path} has format version ${found}; this version of the software reads ${formatVersions.join(" and ")}. Read it with the version that wrote it.`,
    );
  }
  return value as Manifest;
}

function brokenManifest(path: string, flaw: string, cause?: unknown): GymError {
  return new GymError(
    "dataset/broken-manifest",
    `${path} is broken: it ${flaw}. Restore it from a copy; the shards beside it are not affected.`,
    { cause },
  );
}

const manifestShape: Shape<Omit<Manifest, "blocks">> = {
  formatVersion: "number",
  env: "string",
  rules: "string",
  policy: "string",
  seed: "number?",
  episodes: "number?",
  maxSteps: "number?",
  tasks: "string",
  writers: "number",
  licence: "string?",
  made: "object",
  complete: "boolean",
  counts: "object",
  shards: "array",
};

const countsShape: Shape<DatasetCounts> = {
  episodes: "number",
  steps: "number",
  terminated: "number",
  truncated: "number",
  failed: "number",
  reward: "number",
};

const shardShape: Shape<ShardEntry> = {
  file: "string",
  sha256: "string",
  bytes: "number",
  rows: "number",
  firstEpisode: "number",
  lastEpisode: "number",
};
