import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { GymError } from "../errors.js";
import { isLockName } from "../lock/lock-files.js";
import { lockDataset } from "./dataset-lock.js";
import { folderPlaces, missingShard } from "./folder-places.js";
import { currentVersion } from "./format-version.js";
import { countFinished } from "./journal.js";
import { type DatasetPlan, emptyManifest, type Manifest, readManifest, writeManifest } from "./manifest.js";
import { manifestPath } from "./manifest-path.js";
import { countRows } from "./read-shard.js";
import { shardName } from "./shard-name.js";
import { upgradeManifest } from "./upgrade-manifest.js";

/** A dataset that this process may write to. */
export interface PreparedDataset {
  readonly manifest: Manifest;
  /** Lets other processes write to the dataset. */
  release(): void;
}

/** A dataset that this process may write to, as soon as it has looked at what is there. */
export interface HeldDataset {
  /** The manifest that is there; null for a new dataset. */
  readonly before: Manifest | null;
  /**
   * Writes the plan, and gives the manifest to go on with.
   *
   * @param reopen lets the manifest list nothing until the collection is finished, because shards will be replaced
   */
  begin(options?: { readonly reopen?: boolean }): Manifest;
  /** Lets other processes write to the dataset. */
  release(): void;
}

const fixed = ["env", "rules", "policy", "seed", "maxSteps", "tasks"] as const;

/**
 * Makes a folder ready for writing: takes its lock, and writes the plan into a first manifest or, where a collection
 * was begun before, checks that the plan is the same. The number of episodes may be raised to collect more; the
 * number of writers stays as it was, so read it from the manifest.
 *
 * Throws a GymError `dataset/locked`, `dataset/other-plan`, `dataset/not-empty`, or what `readManifest` throws where
 * the folder is not whole.
 */
export function prepareDataset(dir: string, plan: DatasetPlan): PreparedDataset {
  const { begin, release } = holdDataset(dir, plan);
  try {
    return { manifest: begin(), release };
  } catch (failure) {
    release();
    throw failure;
  }
}

/** `prepareDataset` in two steps: what is there can be looked at before anything is written. Throws the same errors. */
export function holdDataset(dir: string, plan: DatasetPlan): HeldDataset {
  mkdirSync(dir, { recursive: true });
  requireDatasetFolder(dir);
  const release = lockDataset(dir);
  try {
    const before = existsSync(manifestPath(dir)) ? readManifest(dir) : null;
    if (before !== null) requireSamePlan(dir, before, plan);
    if (before?.complete === false) requireFinished(dir, before);
    return { before, begin: ({ reopen = false } = {}) => takeUp(dir, before, plan, reopen), release };
  } catch (failure) {
    release();
    throw failure;
  }
}

function takeUp(dir: string, before: Manifest | null, plan: DatasetPlan, reopen: boolean): Manifest {
  if (before === null) return writeManifest(dir, emptyManifest(plan));
  if (reopen) {
    // Not even the counts stay: failures will become fewer while the manifest stays as it is.
    const { blocks: _, ...kept } = before;
    return writeManifest(dir, emptyManifest({ ...upgradeManifest(kept), episodes: plan.episodes }));
  }
  // Where nobody knows how many episodes there will be, more may come.
  const isSame = before.episodes === plan.episodes && plan.episodes !== null;
  // Where anything may be written, the manifest has its version first.
  if (isSame && (before.complete || before.formatVersion === currentVersion)) return before;
  return writeManifest(dir, { ...before, episodes: plan.episodes, complete: false });
}

/**
 * Throws a GymError `dataset/missing-shard` where an interrupted dataset holds fewer finished episodes than it once
 * counted: a journal was taken away, or a shard that its manifest does not know yet.
 */
function requireFinished(dir: string, manifest: Manifest): void {
  const listed = new Map(manifest.shards.map(({ file, rows }) => [file, rows]));
  const { sealed, journals } = folderPlaces(dir);
  const inShards = sealed.map((place) => {
    const file = shardName("episodes", place);
    return listed.get(file) ?? countRows(join(dir, file));
  });
  const inJournals = journals.map((place) => countFinished(join(dir, shardName("journal", place))));
  const found = [...inShards, ...inJournals].reduce((sum, episodes) => sum + episodes, 0);
  const { episodes } = manifest.counts;
  if (found >= episodes) return;
  throw missingShard(dir, `its manifest counts ${episodes} finished episodes, ${found} are there`);
}

function requireSamePlan(dir: string, manifest: Manifest, plan: DatasetPlan): void {
  const different: (keyof DatasetPlan)[] = fixed.filter((field) => manifest[field] !== plan[field]);
  if ((plan.episodes ?? Number.POSITIVE_INFINITY) < (manifest.episodes ?? 0)) different.push("episodes");
  if (different.length === 0) return;
  const differences = different.map((field) => `${field} ${manifest[field]}, not ${plan[field]}`);
  throw new GymError(
    "dataset/other-plan",
    `${dir} holds a dataset made with ${differences.join("; ")}. Go on with the same settings or choose another folder.`,
  );
}

function requireDatasetFolder(dir: string): void {
  const names = readdirSync(dir);
  const foreign = names.find((name) => name !== "manifest.json.writing" && !isLockName(name));
  if (foreign === undefined || names.includes("manifest.json")) return;
  throw new GymError(
    "dataset/not-empty",
    `${dir} holds other files, such as ${foreign}, and no dataset. Choose a new or empty folder.`,
  );
}
