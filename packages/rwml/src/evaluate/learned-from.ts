import { type AnyEnvModule, GymError, type Predictor, retrieval } from "@rwml/core";
import { type Manifest, readManifest } from "@rwml/core/dataset";
import { readEpisodes } from "../data/read-episodes.js";
import { type TrainingSource, trainingSource } from "../model/folder/training-source.js";

/** The name of the baseline that learns. */
export const retrievalName = "retrieval";

/** What the baseline that learns has read. */
export interface LearnedFrom {
  readonly episodes: number;
  readonly transitions: number;
  /** The models that were not trained on the same files, or do not say what they were trained on. */
  readonly otherwiseTrained: readonly string[];
}

/** The baseline that learns, made of a dataset. */
export interface LearnedBaseline {
  readonly open: () => Predictor;
  readonly source: TrainingSource;
  readonly learned: LearnedFrom;
}

/**
 * Makes the baseline that learns of what the models have learned from. Throws `evaluate/other-rules` where that was
 * recorded under other rules than what is tested, and what reading a dataset throws.
 */
export async function learnBaseline(
  dataset: string,
  tested: Manifest,
  { actionKind }: Pick<AnyEnvModule, "actionKind">,
  models: Readonly<Record<string, TrainingSource | null>>,
): Promise<LearnedBaseline> {
  const manifest = readManifest(dataset);
  if (manifest.rules !== tested.rules) {
    throw new GymError(
      "evaluate/other-rules",
      `${dataset} was recorded under ${manifest.rules}, and the tested dataset under ${tested.rules}. Name what the models were trained on with --learn-from, or leave it out.`,
    );
  }
  const source = trainingSource(manifest);
  const episodes = await readEpisodes(dataset);
  const otherwiseTrained = Object.keys(models).filter((name) => !hasSameShards(models[name] ?? null, source));
  return {
    open: retrieval(episodes, actionKind === undefined ? {} : { kindOf: actionKind }),
    source,
    learned: {
      episodes: episodes.length,
      transitions: episodes.reduce((sum, { steps }) => sum + steps.length, 0),
      otherwiseTrained,
    },
  };
}

function hasSameShards(trained: TrainingSource | null, { shards }: TrainingSource): boolean {
  return (
    trained !== null &&
    trained.shards.length === shards.length &&
    trained.shards.every((sha256) => shards.includes(sha256))
  );
}
