import { openTokenizer } from "../../data/tokens/tokenizer.js";
import { trainTokenizer } from "../../data/tokens/train-tokenizer.js";
import { fitHashedTfidf } from "../../gap/hashed-tfidf.js";
import { livelyParameters, tinyConfig } from "../testing/tiny-model.js";
import type { StoredModel } from "./model-folder.js";

const texts = [
  "You arrive at desk 1. On the desk 1, you see a pen 2.",
  "You arrive at desk 2. On the desk 2, you see nothing.",
  "You arrive at drawer 1. The drawer 1 is closed.",
  "Nothing happens.",
];

/** A small world model whose parts belong together. Another seed gives other parameters, more texts other words. */
export function tinyStoredModel(seed = 1, moreTexts: readonly string[] = []): StoredModel {
  const known = [...texts, ...moreTexts];
  const tokenizer = trainTokenizer(known, { phrases: 4 });
  const { size, features } = openTokenizer(tokenizer);
  const config = { ...tinyConfig, vocabulary: size, features, context: 256 };
  return {
    config,
    parameters: livelyParameters(config, seed),
    tokenizer,
    embedder: fitHashedTfidf(known),
    window: 64,
    prediction: 60,
    about: { stage: "start", env: "demo/house" },
    trainedOn: {
      ...{ env: "demo/house", rules: "demo/house@1", policy: "random", seed: 1, episodes: 4, tasks: "drawn" },
      shards: ["0123456789abcdef".repeat(4)],
    },
  };
}
