import type { Manifest } from "@rwml/core/dataset";
import type { TextEpisode } from "../data/text-episode.js";
import { episodeNumber } from "../data/to-text-episode.js";
import type { TrainingSource } from "../model/folder/training-source.js";
import { wasTrainedOn } from "../model/folder/training-source.js";

/** What of an evaluation's data its models have been trained on. */
export interface TrainedCount {
  readonly episodes: number;
  readonly transitions: number;
  /** The models that do not say what they were trained on, because an earlier version wrote them. */
  readonly unknown: readonly string[];
}

/** @param models by name, what each was trained on; null where it does not say */
export function countTrained(
  models: Readonly<Record<string, TrainingSource | null>>,
  manifest: Manifest,
  episodes: readonly TextEpisode[],
): TrainedCount {
  const tests = Object.values(models).flatMap((source) =>
    source === null ? [] : [wasTrainedOn(source, manifest)],
  );
  const known = episodes.filter(({ id }) => tests.some((isTrained) => isTrained(episodeNumber(id))));
  return {
    episodes: known.length,
    transitions: known.reduce((sum, { steps }) => sum + steps.length, 0),
    unknown: Object.keys(models).filter((name) => models[name] === null),
  };
}
