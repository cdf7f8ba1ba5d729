import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { GymError } from "../errors.js";
import { lockDataset } from "./dataset-lock.js";
import {
  type DatasetPlan,
  emptyManifest,
  type Manifest,
  manifestPath,
  readManifest,
  writeManifest,
} from "./manifest.js";

/** A dataset that this process may write to. */
export interface PreparedDataset {
  readonly manifest: Manifest;
  /** Lets other processes write to the dataset. */
  release(): void;
}

const fixed = ["env", "rules", "policy", "seed", "maxSteps", "tasks"] as const;

/**
 * Makes a folder ready for writing: takes its lock, and writes the plan into a first manifest or, where a collection
 * was begun before, checks that the plan is the same. The number of episodes may be raised to collect more; the
 * number of writers stays as it was, so read it from the manifest.
 *
 * Throws a GymError `dataset/locked`, `dataset/other-plan` or `dataset/not-empty`.
 */
export function prepareDataset(dir: string, plan: DatasetPlan): PreparedDataset {
  mkdirSync(dir, { recursive: true });
  requireDatasetFolder(dir);
  const release = lockDataset(dir);
  try {
    return { manifest: takeUp(dir, plan), release };
  } catch (failure) {
    release();
    throw failure;
  }
}

function takeUp(dir: string, plan: DatasetPlan): Manifest {
  if (!existsSync(manifestPath(dir))) {
    const manifest = emptyManifest(plan);
    writeManifest(dir, manifest);
    return manifest;
  }
  const manifest = readManifest(dir);
  requireSamePlan(dir, manifest, plan);
  if (manifest.episodes === plan.episodes) return manifest;
  const raised = { ...manifest, episodes: plan.episodes, complete: false };
  writeManifest(dir, raised);
  return raised;
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
  const foreign = names.find((name) => !/^(lock-\d+|manifest\.json\.writing)$/.test(name));
  if (foreign === undefined || names.includes("manifest.json")) return;
  throw new GymError(
    "dataset/not-empty",
    `${dir} holds other files, such as ${foreign}, and no dataset. Choose a new or empty folder.`,
  );
}
