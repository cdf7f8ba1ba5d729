import { setImmediate } from "node:timers/promises";
import { GymError } from "../errors.js";
import type { ExpertFactory } from "../policy/expert.js";
import { seededRandom } from "../random/seed.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import { unknownAmong } from "../registry/unknown-among.js";
import { rulesName } from "../rules/rules-name.js";
import { adviseSteps } from "./advise-steps.js";
import { continueFrom } from "./continue-from.js";
import { requireLockStill } from "./dataset-lock.js";
import { type DatasetWriter, openWriter, type WriterOptions } from "./dataset-writer.js";
import { finishDataset, requireComplete } from "./finish-dataset.js";
import { type Manifest, writeManifest } from "./manifest.js";
import { manifestChecksum } from "./manifest-checksum.js";
import { openDataset } from "./open-dataset.js";
import { holdDataset } from "./prepare-dataset.js";
import type { Recording } from "./shard-part.js";
import { upgradeManifest } from "./upgrade-manifest.js";

/** What `relabelDataset` is told. */
export interface RelabelOptions extends Pick<WriterOptions, "shardBytes"> {
  /** The dataset whose episodes the expert looks at; it stays as it is. */
  readonly dir: string;
  /** Where the new dataset goes. */
  readonly out: string;
  /** The environment of the dataset, as `loadEnv` gives it. */
  readonly envModule: AnyEnvModule;
  /** One of the environment's `experts`. */
  readonly expert: string;
  /** Stops after the episode at hand; the same call goes on from there another time. */
  readonly signal?: AbortSignal;
  /** Called after every episode with the number done so far. */
  readonly onProgress?: (episodes: number) => void;
}

/** What an expert said about a dataset. */
export interface RelabelReport {
  readonly episodes: number;
  readonly steps: number;
  /** Steps at which the expert named an action. */
  readonly advised: number;
  /** Of these, those at which it was the action that was taken. */
  readonly agreeing: number;
  /** Steps at which the expert knew nothing, by the code of its error; `no-advice` where it gave none. */
  readonly unknown: Readonly<Record<string, number>>;
  /** Steps at which an expert had named an action before; this expert's answer stands in its place. */
  readonly replaced: number;
}

/** How relabelling ended. */
export interface Relabelled extends RelabelReport {
  readonly manifest: Manifest;
  readonly interrupted: boolean;
}

/**
 * Writes a dataset again, with what an expert would have done at every step: the field `expert` of each transition.
 * Everything else stays as it was recorded, so the new dataset is trained from and verified like the old one; its
 * manifest says in `made.relabelled` who was asked about what, and how often the expert knew nothing. Where an expert was
 * asked before, its answers are replaced and counted, and `made.relabelled.earlier` says who it was.
 *
 * Throws `dataset/unfinished` for a dataset that is not complete, `dataset/other-rules` for another environment than
 * the recorded one, an UnknownIdError for the expert, and what `openDataset` and `prepareDataset` throw.
 */
export async function relabelDataset(options: RelabelOptions): Promise<Relabelled> {
  const { dir, out, envModule, expert, shardBytes } = options;
  const shards = shardBytes === undefined ? {} : { shardBytes };
  const { manifest: source } = await openDataset(dir);
  const openExpert = requireExpert(source, options);
  const { relabelled: earlier } = source.made;
  const relabelled = {
    ...{ expert, from: source.checksum ?? manifestChecksum(source) },
    ...(earlier === undefined ? {} : { earlier }),
  };
  // Without a plan nobody can tell who wrote an episode; one series holds all of them in order.
  const writers = source.episodes === null ? 1 : source.writers;
  const made = { ...upgradeManifest(source).made, relabelled };
  const { before, begin, release } = holdDataset(out, { ...planOf(source), writers, made });
  const open: DatasetWriter[] = [];
  try {
    if (before !== null) requireSameExpert(out, before, relabelled);
    begin();
    for (let series = 0; series < writers; series++) {
      open.push(openWriter(out, { ...shards, series }));
    }
    const { report, interrupted } = await relabel(options, openExpert, open, envModule);
    if (!interrupted) for (const writer of open) writer.finish();
    for (const writer of open) writer.close();
    requireLockStill(out);
    const manifest = await finishDataset(out);
    if (interrupted) return { ...report, manifest, interrupted };
    requireComplete(out, manifest);
    const about = { ...relabelled, ...report };
    return {
      ...report,
      manifest: writeManifest(out, { ...manifest, made: { ...manifest.made, relabelled: about } }),
      interrupted,
    };
  } finally {
    for (const writer of open) writer.close();
    release();
  }
}

function planOf({ env, rules, policy, seed, episodes, maxSteps, tasks, licence }: Manifest) {
  return { env, rules, policy, seed, episodes, maxSteps, tasks, licence };
}

async function relabel(
  { dir, signal, onProgress }: RelabelOptions,
  openExpert: ExpertFactory<unknown>,
  writers: readonly DatasetWriter[],
  { rules }: AnyEnvModule,
): Promise<{ readonly report: RelabelReport; readonly interrupted: boolean }> {
  const report = {
    ...{ episodes: 0, steps: 0, advised: 0, agreeing: 0, replaced: 0 },
    unknown: {} as Record<string, number>,
  };
  for await (const recording of (await openDataset(dir)).recordings()) {
    await setImmediate();
    if (signal?.aborted) return { report, interrupted: true };
    const { episode } = recording;
    // An expert's own chance does not depend on who acted.
    const random = seededRandom(episode.seed ?? episode.episode, "expert");
    const steps = [...adviseSteps(recording, rules, openExpert({ random }))];
    write(
      writers[episode.episode % writers.length]!,
      recording,
      steps.map(({ transition }) => transition),
    );
    report.episodes++;
    report.replaced += recording.transitions.filter((recorded) => typeof recorded.expert === "string").length;
    for (const { transition, unknown } of steps) {
      report.steps++;
      if (unknown !== null) report.unknown[unknown] = (report.unknown[unknown] ?? 0) + 1;
      else report.advised++;
      if (transition.expert === transition.action) report.agreeing++;
    }
    onProgress?.(report.episodes);
  }
  return { report, interrupted: false };
}

/** Writes an episode, as far as an earlier run has not. */
function write(
  writer: DatasetWriter,
  { episode: whole }: Recording,
  transitions: Recording["transitions"],
): void {
  const { episode, steps, reward, terminated, truncated, error, retried, ...opening } = whole;
  if (writer.lastEpisode !== null && episode <= writer.lastEpisode) return;
  const sink = continueFrom(writer.unfinished, (event) => writer.write(event));
  sink({ type: "episode-start", row: { episode, ...opening } });
  for (const row of transitions) sink({ type: "transition", row });
  const end = { episode, steps, reward, terminated, truncated, error };
  sink({ type: "episode-end", row: retried === undefined ? end : { ...end, retried } });
  writer.unfinished = [];
}

function requireExpert(
  { rules, complete }: Manifest,
  { dir, envModule, expert }: RelabelOptions,
): ExpertFactory<unknown> {
  if (!complete) {
    throw new GymError(
      "dataset/unfinished",
      `${dir} is not complete: its collection was interrupted. Finish it first, then ask an expert about it.`,
    );
  }
  const current = rulesName(envModule.rules);
  if (rules !== current) {
    throw new GymError(
      "dataset/other-rules",
      `${dir} was recorded with ${rules}, the loaded environment is ${current}. Ask an expert of the version that recorded it.`,
    );
  }
  const experts: Readonly<Record<string, ExpertFactory<unknown>>> = envModule.experts ?? {};
  if (Object.hasOwn(experts, expert)) return experts[expert]!;
  throw unknownAmong("expert", expert, Object.keys(experts));
}

function requireSameExpert(
  out: string,
  { made }: Manifest,
  { expert, from }: { readonly expert: string; readonly from: string },
): void {
  const before = made.relabelled as { readonly expert?: unknown; readonly from?: unknown } | undefined;
  if (before?.expert === expert && before.from === from) return;
  const there =
    before === undefined
      ? "a dataset that no expert was asked about"
      : `what the expert ${String(before.expert)} says${before.from === from ? "" : " about another dataset"}`;
  throw new GymError(
    "dataset/other-plan",
    `${out} is there already and holds ${there}, so nothing was written to it. Choose another folder for what ${expert} says.`,
  );
}
