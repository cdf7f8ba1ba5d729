import { GymError } from "../errors.js";
import type { PolicyFactory } from "../policy/policy.js";
import type { RecordEvent, RecordSink } from "../record/record-event.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import { rulesName } from "../rules/rules-name.js";
import { continueFrom } from "./continue-from.js";
import { type DatasetWriter, openWriter } from "./dataset-writer.js";
import { loadManifest, type Manifest } from "./manifest.js";
import { rollOut } from "./roll-out.js";

/** How far one writer has come. Plain JSON, so that worker threads can post it. */
export interface CollectProgress {
  readonly share: number;
  /** Episodes of this share that are finished, earlier runs' included. */
  readonly episodes: number;
  /** Episodes that this share will have. */
  readonly planned: number;
  /** Steps recorded by this run. */
  readonly steps: number;
  /** The sum of the rewards of this run. */
  readonly reward: number;
  /** Episodes of this run that a failure stopped. */
  readonly failed: number;
  readonly stepsPerSecond: number;
}

/** What `collectShare` is told. The rest stands in the dataset's manifest. */
export interface CollectShareOptions {
  readonly dir: string;
  readonly envModule: AnyEnvModule;
  readonly policy: PolicyFactory;
  /** Which writer this is: 0 up to the manifest's `writers`. Default: 0. */
  readonly share?: number;
  /** See WriterOptions. */
  readonly shardBytes?: number;
  /** Stops after the step in flight; the same call goes on from there another time. */
  readonly signal?: AbortSignal;
  /** Called after every episode. */
  readonly onProgress?: (progress: CollectProgress) => void;
}

/** How a share's run ended. */
export interface ShareResult extends CollectProgress {
  readonly interrupted: boolean;
}

/**
 * Collects one writer's share of a prepared dataset: the episodes i with i mod writers = share, episode i played with
 * the manifest's seed + i and the policy's own random stream `seededRandom(seed, "policy")`. An episode that an
 * earlier run left unfinished is played again up to its last recorded step and continued from there, so the dataset
 * does not depend on interruptions. Runs in any thread of the process that prepared the dataset.
 *
 * Throws a GymError `dataset/…`, among them DiskFullError; failures of the environment or the policy are recorded.
 */
export async function collectShare(options: CollectShareOptions): Promise<ShareResult> {
  const share = options.share ?? 0;
  const plan = requirePlan(options.dir, loadManifest(options.dir), options.envModule);
  if (!Number.isInteger(share) || share < 0 || share >= plan.writers) {
    throw new RangeError(
      `There is no share ${share}: the dataset has ${plan.writers} writers, counted from 0.`,
    );
  }
  const writer = openWriter(options.dir, { series: share, ...pickShardBytes(options) });
  try {
    return await collect(options, share, plan, writer);
  } finally {
    writer.close();
  }
}

async function collect(
  options: CollectShareOptions,
  share: number,
  plan: CollectionPlan,
  writer: DatasetWriter,
): Promise<ShareResult> {
  const { envModule, signal } = options;
  const tally = new Tally(share, Math.ceil((plan.episodes - share) / plan.writers));
  const sink: RecordSink = (event) => {
    writer.write(event);
    tally.note(event);
  };
  let recorded = writer.unfinished;
  for (
    let episode = writer.lastEpisode === null ? share : writer.lastEpisode + plan.writers;
    episode < plan.episodes;
    episode += plan.writers
  ) {
    tally.finished = (episode - share) / plan.writers;
    const ended = await rollOut({
      envModule,
      maxSteps: plan.maxSteps,
      openPolicy: options.policy,
      policy: plan.policy,
      episode,
      seed: plan.seed + episode,
      taskId: plan.tasks === "drawn" ? null : envModule.tasks.id(episode % envModule.tasks.size),
      taken: recorded.flatMap((event) => (event.type === "transition" ? [event.row.action] : [])),
      sink: continueFrom(recorded, sink),
      signal,
    });
    if (!ended) return { ...tally.progress(), interrupted: true };
    recorded = [];
    tally.finished++;
    options.onProgress?.(tally.progress());
  }
  writer.finish();
  tally.finished = tally.planned;
  return { ...tally.progress(), interrupted: false };
}

class Tally {
  finished = 0;
  readonly planned: number;
  readonly #share: number;
  readonly #startedAt = performance.now();
  #steps = 0;
  #reward = 0;
  #failed = 0;

  constructor(share: number, planned: number) {
    this.#share = share;
    this.planned = Math.max(0, planned);
  }

  note(event: RecordEvent): void {
    if (event.type === "transition") {
      this.#steps++;
      this.#reward += event.row.reward;
    }
    if (event.type === "episode-end" && event.row.error !== null) this.#failed++;
  }

  progress(): CollectProgress {
    const seconds = (performance.now() - this.#startedAt) / 1000;
    return {
      share: this.#share,
      episodes: this.finished,
      planned: this.planned,
      steps: this.#steps,
      reward: this.#reward,
      failed: this.#failed,
      stepsPerSecond: seconds > 0 ? this.#steps / seconds : 0,
    };
  }
}

interface CollectionPlan extends Manifest {
  readonly seed: number;
  readonly episodes: number;
}

function requirePlan(dir: string, manifest: Manifest, { rules }: AnyEnvModule): CollectionPlan {
  const { seed, episodes } = manifest;
  if (seed === null || episodes === null) {
    throw new GymError(
      "dataset/no-plan",
      `${dir} was not made by a collection, so there is nothing to go on with. Collect into a new folder.`,
    );
  }
  if (manifest.rules !== rulesName(rules)) {
    throw new GymError(
      "dataset/other-rules",
      `${dir} is about ${manifest.rules}, the loaded environment is ${rulesName(rules)}. Collect into a new folder.`,
    );
  }
  return { ...manifest, seed, episodes };
}

function pickShardBytes({ shardBytes }: CollectShareOptions): { readonly shardBytes?: number } {
  return shardBytes === undefined ? {} : { shardBytes };
}
