import { GymError } from "@rwml/core";
import { readManifest } from "@rwml/core/dataset";
import { readEpisodes } from "../data/read-episodes.js";
import type { TextEpisode } from "../data/text-episode.js";
import { openTokenizer, type Tokenizer } from "../data/tokens/tokenizer.js";
import { trainTokenizer } from "../data/tokens/train-tokenizer.js";
import { fitHashedTfidf, type HashedTfidfModel } from "../gap/hashed-tfidf.js";
import { type TrainingSource, trainingSource } from "../model/folder/training-source.js";
import type { Recipe } from "./recipe.js";
import { type TextWindow, textWindows } from "./text-windows.js";

/** A dataset made ready for training. */
export interface TrainingData {
  readonly tokenizer: Tokenizer;
  readonly embedder: HashedTfidfModel;
  readonly windows: readonly TextWindow[];
  /** What is trained on, to know it again. */
  readonly source: TrainingSource;
}

/** Episodes that the tokenizer learns from: more would teach it nothing new. */
const tokenizerEpisodes = 2000;

/**
 * Reads a dataset, learns its words and how common they are, and lays its episodes out in windows.
 *
 * @throws GymError `dataset/…` for a broken dataset, `train/no-data` for one that is too small
 */
export async function readTrainingData(dir: string, recipe: Recipe): Promise<TrainingData> {
  const episodes = await readEpisodes(dir);
  const tokenizer = openTokenizer(
    trainTokenizer(episodes.slice(0, tokenizerEpisodes).flatMap(textsOf), { phrases: recipe.phrases }),
  );
  const windows = episodes
    .flatMap((episode) => textWindows(episode, tokenizer, recipe.window))
    .filter(({ targets }) => targets.length >= recipe.leastTargets);
  if (windows.length === 0) {
    throw new GymError(
      "train/no-data",
      `${dir} holds no episode of ${recipe.leastTargets} steps or more to train on. Collect longer episodes (--max-steps) or more of them.`,
    );
  }
  return {
    tokenizer,
    embedder: fitHashedTfidf(episodes.flatMap(({ steps }) => steps.map(({ observation }) => observation))),
    windows,
    source: trainingSource(readManifest(dir)),
  };
}

function textsOf({ initialObservation, steps }: TextEpisode): string[] {
  return [initialObservation, ...steps.flatMap(({ action, observation }) => [action, observation])];
}
