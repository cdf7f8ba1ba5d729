import { taskIdInOrder } from "../env/choose-task.js";
import { GymError } from "../errors.js";
import type { PolicyFactory } from "../policy/policy.js";
import type { EpisodeStart } from "../record/episode.js";
import type { RecordEvent, RecordSink } from "../record/record-event.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import { rulesName } from "../rules/rules-name.js";
import { continueFrom } from "./continue-from.js";
import { type DatasetWriter, openWriter } from "./dataset-writer.js";
import type { EpisodeFailure } from "./episode-failure.js";
import { loadManifest, type Manifest } from "./manifest.js";
import { sealAgain } from "./replace-episodes.js";
import { retryEpisodes } from "./retry-episodes.js";
import { hasRetryJournal } from "./retry-journal.js";
import { type Rollout, rollOut } from "./roll-out.js";
import type { StepWatch } from "./step-watch.js";
import { endBroken, isAtEnd, type ThreadFailure } from "./thread-failure.js";

/** How far one writer has come. Plain JSON, so that worker threads can post it. */
export interface CollectProgress {
  readonly share: number;
  /** Episodes of this share that are finished, earlier runs' included. */
  readonly episodes: number;
  /** Episodes that this share will have. */
  readonly planned: number;
  /** Steps recorded by this run. */
  readonly steps: number;
  /** Steps of this run whose action the environment refused. */
  readonly rejected: number;
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
  /** Called for every episode that a failure stops. */
  readonly onFailure?: (failure: EpisodeFailure) => void;
  /** Told whenever the environment or the policy is waited for. */
  readonly watch?: StepWatch;
  /** What cost an earlier thread of this share: its episode ends there, as failed. */
  readonly broken?: ThreadFailure;
  /** Failed episodes of this share that are played again once all others are there, as `failedEpisodes` gives them. */
  readonly retry?: ReadonlyMap<number, number>;
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
  sealAgain(options.dir, share);
  const writer = openWriter(options.dir, { series: share, ...pickShardBytes(options) });
  const tally = new Tally(share, Math.ceil((plan.episodes - share) / plan.writers));
  try {
    if (!(await collect(options, share, plan, writer, tally)))
      return { ...tally.progress(), interrupted: true };
  } finally {
    writer.close();
  }
  return { ...tally.progress(), interrupted: !(await retry(options, share, plan, tally)) };
}

/** False when the signal stopped it. */
async function collect(
  options: CollectShareOptions,
  share: number,
  plan: CollectionPlan,
  writer: DatasetWriter,
  tally: Tally,
): Promise<boolean> {
  const { broken } = options;
  const sink: RecordSink = (event) => {
    writer.write(event);
    tally.note(event);
  };
  const next = () => (writer.lastEpisode === null ? share : writer.lastEpisode + plan.writers);
  let recorded = writer.unfinished;
  if (broken?.episode === next() && !isAtEnd(recorded)) {
    options.onFailure?.(endBroken(broken, recorded, unstarted(options, plan, broken.episode), sink));
    // The thread that recorded these steps was ended before it could tell of them.
    for (const event of recorded) tally.note(event);
    recorded = [];
    tally.finished = (broken.episode - share) / plan.writers + 1;
    options.onProgress?.(tally.progress());
  }
  for (let episode = next(); episode < plan.episodes; episode += plan.writers) {
    tally.finished = (episode - share) / plan.writers;
    const taken = recorded.flatMap((event) => (event.type === "transition" ? [event.row.action] : []));
    const ended = await rollOut({
      ...rolloutOf(options, plan, episode),
      taken,
      sink: continueFrom(recorded, sink),
    });
    if (!ended) return false;
    recorded = [];
    tally.finished++;
    options.onProgress?.(tally.progress());
  }
  writer.finish();
  tally.finished = tally.planned;
  return true;
}

/** False when the signal stopped it. */
async function retry(
  options: CollectShareOptions,
  share: number,
  plan: CollectionPlan,
  tally: Tally,
): Promise<boolean> {
  const { dir, retry: episodes = new Map(), broken = null } = options;
  if (episodes.size === 0 && !hasRetryJournal(dir, share)) return true;
  const noting = (sink: RecordSink): RecordSink => {
    return (event) => {
      sink(event);
      tally.note(event);
    };
  };
  return retryEpisodes({
    ...{ dir, series: share, episodes, broken },
    async play(episode, sink) {
      const ended = await rollOut({ ...rolloutOf(options, plan, episode), taken: [], sink: noting(sink) });
      if (ended) options.onProgress?.(tally.progress());
      return ended;
    },
    end(failure, recorded, sink) {
      const start = unstarted(options, plan, failure.episode);
      options.onFailure?.(endBroken(failure, recorded, start, noting(sink)));
    },
  });
}

function rolloutOf(
  { envModule, policy, signal, watch, onFailure }: CollectShareOptions,
  plan: CollectionPlan,
  episode: number,
): Omit<Rollout, "taken" | "sink"> {
  watch?.begin("start", episode, 0, null);
  const taskId = plan.tasks === "drawn" ? null : taskIdInOrder(envModule.tasks, episode, plan.rules);
  watch?.rest();
  return {
    ...{ envModule, openPolicy: policy, signal, watch, onFailure, episode, taskId },
    maxSteps: plan.maxSteps,
    policy: plan.policy,
    seed: plan.seed + episode,
  };
}

/** The first row of an episode that could not be started. */
function unstarted(options: CollectShareOptions, plan: CollectionPlan, episode: number): EpisodeStart {
  const { seed, taskId, policy } = rolloutOf(options, plan, episode);
  const nothing = { task: null, snapshot: null, info: {} };
  return { episode, rules: plan.rules, seed, taskId, policy, ...nothing };
}

class Tally {
  finished = 0;
  readonly planned: number;
  readonly #share: number;
  readonly #startedAt = performance.now();
  #steps = 0;
  #rejected = 0;
  #reward = 0;
  #failed = 0;

  constructor(share: number, planned: number) {
    this.#share = share;
    this.planned = Math.max(0, planned);
  }

  note(event: RecordEvent): void {
    if (event.type === "transition") {
      this.#steps++;
      if (event.row.rejected !== null) this.#rejected++;
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
      rejected: this.#rejected,
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
