import { GymError } from "@rwml/core";
import { readManifest } from "@rwml/core/dataset";
import { episodeWindows, type TokenWindow } from "../data/episode-windows.js";
import { RowPacker } from "../data/pack-rows.js";
import { streamEpisodes } from "../data/read-episodes.js";
import { rowLength } from "../data/row-batch.js";
import { type RowStore, RowStoreWriter } from "../data/row-store.js";
import { openingTokens, stepTokens } from "../data/step-tokens.js";
import type { TextEpisode } from "../data/text-episode.js";
import { openTokenizer, type Tokenizer } from "../data/tokens/tokenizer.js";
import { trainTokenizer } from "../data/tokens/train-tokenizer.js";
import { type HashedTfidfModel, hashedTfidfFit } from "../gap/hashed-tfidf.js";
import { type TrainingSource, trainingSource } from "../model/folder/training-source.js";
import type { DataUsage } from "./data-usage.js";
import { type EpisodeLengths, fitWindow } from "./fit-window.js";
import type { Recipe } from "./recipe.js";

/** A dataset made ready for training. */
export interface TrainingData {
  readonly tokenizer: Tokenizer;
  readonly embedder: HashedTfidfModel;
  /** Rows of at most `usage.window` tokens. Whoever has read the data releases them. */
  readonly rows: RowStore;
  readonly usage: DataUsage;
  /** What is trained on, to know it again. */
  readonly source: TrainingSource;
}

/** Told how many episodes are read. */
export type ReadingListener = (done: number) => void;

/** What the tokenizer learns from, and the window is fitted to: more would tell nothing new. */
const sample = { episodes: 2000, characters: 16_000_000 };

/**
 * Reads a dataset twice, first its beginning to learn its words and how long its steps are, then all of it to lay its
 * episodes out in windows that share rows. Memory does not grow with the dataset.
 *
 * @param scratch a folder for the rows, which is theirs alone
 * @throws GymError `dataset/…` for a broken dataset, `train/no-data` for one that holds nothing to learn
 */
export async function readTrainingData(
  dir: string,
  recipe: Recipe,
  scratch: string,
  onRead: ReadingListener = () => {},
): Promise<TrainingData> {
  const beginning = await readBeginning(dir);
  const tokenizer = openTokenizer(trainTokenizer(beginning.flatMap(textsOf), { phrases: recipe.phrases }));
  const window =
    recipe.window ??
    fitWindow(
      beginning.map((episode) => episodeLengths(episode, tokenizer)),
      recipe.windows,
    );
  const writer = new RowStoreWriter(scratch);
  try {
    const { usage, embedder } = await layOutRows(dir, tokenizer, window, writer, onRead);
    if (usage.used === 0) throw nothingToLearn(dir, usage);
    return { tokenizer, embedder, rows: writer.finish(), usage, source: trainingSource(readManifest(dir)) };
  } catch (failure) {
    writer.abandon();
    throw failure;
  }
}

async function readBeginning(dir: string): Promise<readonly TextEpisode[]> {
  const episodes: TextEpisode[] = [];
  let characters = 0;
  for await (const episode of streamEpisodes(dir)) {
    episodes.push(episode);
    for (const text of textsOf(episode)) characters += text.length;
    if (episodes.length >= sample.episodes || characters >= sample.characters) break;
  }
  return episodes;
}

function episodeLengths({ initialObservation, steps }: TextEpisode, tokenizer: Tokenizer): EpisodeLengths {
  const all = Number.POSITIVE_INFINITY;
  const opening = openingTokens(initialObservation, tokenizer, all).length;
  const lengths = steps.map((step) => stepTokens(step, tokenizer, all).length);
  return {
    whole: lengths.reduce((sum, length) => sum + length, opening),
    steps: lengths.map((length) => opening + length),
  };
}

/** Others can have the room in the row. */
const unfilled = { filled: false };

async function layOutRows(
  dir: string,
  tokenizer: Tokenizer,
  window: number,
  writer: RowStoreWriter,
  onRead: ReadingListener,
): Promise<{ readonly usage: DataUsage; readonly embedder: HashedTfidfModel }> {
  const packer = new RowPacker(window);
  const embedder = hashedTfidfFit();
  const counts = {
    episodes: 0,
    transitions: 0,
    used: 0,
    cutOpenings: 0,
    longest: 0,
    windows: 0,
    rows: 0,
    tokens: 0,
  };
  const write = (row: readonly TokenWindow[]) => {
    writer.add(row);
    counts.rows += 1;
    counts.tokens += rowLength(row);
  };
  for await (const episode of streamEpisodes(dir)) {
    counts.episodes += 1;
    counts.transitions += episode.steps.length;
    if (openingTokens(episode.initialObservation, tokenizer, window).length > Math.floor(window / 2)) {
      counts.cutOpenings += 1;
    }
    for (const { observation } of episode.steps) embedder.add(observation);
    for (const { tokens, targets } of episodeWindows(episode, tokenizer, window, unfilled)) {
      const whole = targets.filter(({ complete }) => complete);
      if (whole.length === 0) continue;
      counts.used += whole.length;
      counts.windows += 1;
      for (const { start, end } of whole) counts.longest = Math.max(counts.longest, end - start);
      const full = packer.add({ tokens, targets: whole });
      if (full !== null) write(full);
    }
    onRead(counts.episodes);
  }
  for (const row of packer.end()) write(row);
  const { tokens, ...usage } = counts;
  return {
    usage: {
      ...usage,
      window,
      tooLong: counts.transitions - counts.used,
      filled: counts.rows === 0 ? 0 : tokens / (counts.rows * window),
    },
    embedder: embedder.model(),
  };
}

function textsOf({ initialObservation, steps }: TextEpisode): string[] {
  return [initialObservation, ...steps.flatMap(({ action, observation }) => [action, observation])];
}

function nothingToLearn(dir: string, { episodes, transitions, window }: DataUsage): GymError {
  const flaw =
    transitions === 0
      ? `holds ${episodes === 0 ? "no episode" : "no step"} to train on. Collect more episodes`
      : `holds ${transitions} transitions, all of them longer than the window of ${window} tokens. Train with a larger window`;
  return new GymError("train/no-data", `${dir} ${flaw}.`);
}
