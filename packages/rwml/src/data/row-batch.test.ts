import { describe, expect, it } from "vitest";
import { openRuntime } from "../model/onnx/runtime.js";
import { livelyParameters, tinyConfig } from "../model/testing/tiny-model.js";
import { openTrainingGraph } from "../train/update/training-graph.js";
import { episodeWindows } from "./episode-windows.js";
import type { PackedRow } from "./pack-rows.js";
import { rowBatch } from "./row-batch.js";
import { targetWeights } from "./target-weights.js";
import { specialToken } from "./tokens/special-token.js";
import { openTokenizer } from "./tokens/tokenizer.js";
import { trainTokenizer } from "./tokens/train-tokenizer.js";

const tokenizer = openTokenizer(trainTokenizer(["go to door 1", "go to door 2", "see mug 1", "see mug 2"]));
const [window] = episodeWindows(
  {
    id: "episode",
    initialObservation: "door 1",
    steps: [
      { action: "go to door 1", observation: "door 1 see mug 1 mug 1" },
      { action: "go to door 2", observation: "door 2 mug 2 mug 1" },
    ],
  },
  tokenizer,
  64,
);
const weightsByToken = (weights: Float32Array) =>
  [...window!.tokens].map((token, index) => [tokenizer.show(token), Math.round(weights[index]! * 100) / 100]);

describe("targetWeights", () => {
  it("should count the observations only, and names that nothing foretold less", () => {
    expect(weightsByToken(targetWeights(window!, tokenizer))).toEqual([
      ["<begin>", 0],
      ["door 1", 0],
      ["<act>", 0],
      ["go to", 0],
      ["door 1", 0],
      ["<obs>", 0],
      ["door 1", 1],
      ["see", 1],
      ["mug 1", 0.3],
      ["mug 1", 1],
      ["<eos>", 1],
      ["<act>", 0],
      ["go to", 0],
      ["door 2", 0],
      ["<obs>", 0],
      ["door 2", 1],
      ["mug 2", 0.3],
      ["mug 1", 1],
      ["<eos>", 1],
    ]);
  });

  it("should take another weight for such names", () => {
    expect(targetWeights(window!, tokenizer, 1)[8]).toBe(1);
    expect(targetWeights(window!, tokenizer, 0)[8]).toBe(0);
  });
});

describe("rowBatch", () => {
  const columns = 24;
  const batch = rowBatch([[window!], [window!]], tokenizer, { rows: 3, columns });
  const { length } = window!.tokens;
  const row = (array: Int32Array | Float32Array, index: number) => [
    ...array.subarray(index * columns, (index + 1) * columns),
  ];

  it("should put one window in a row and pad the rest", () => {
    expect(row(batch.tokens, 1).slice(0, length)).toEqual([...window!.tokens]);
    expect(new Set(row(batch.tokens, 1).slice(length))).toEqual(new Set([specialToken.pad]));
    expect(new Set(row(batch.tokens, 2))).toEqual(new Set([specialToken.pad]));
  });

  it("should shift: next tokens are targets, earlier ones come beside", () => {
    const weights = targetWeights(window!, tokenizer);
    for (let index = 0; index < length; index++) {
      const at = columns + index;
      expect(batch.previous1[at]).toBe(window!.tokens[index - 1] ?? -1);
      expect(batch.previous2[at]).toBe(window!.tokens[index - 2] ?? -1);
      expect(batch.targets[at]).toBe(window!.tokens[index + 1] ?? -1);
      expect(batch.weights[at]).toBe(weights[index + 1] ?? 0);
    }
  });

  it("should give padding no weight", () => {
    expect(row(batch.weights, 0).slice(length)).toEqual(row(batch.weights, 2).slice(length));
    expect(row(batch.weights, 2).every((weight) => weight === 0)).toBe(true);
  });

  it("should fill a row to its last column", () => {
    const exact = rowBatch([[window!]], tokenizer, { rows: 1, columns: length });
    expect(exact.tokens).toEqual(window!.tokens);
    expect(exact.previous2[length - 1]).toBe(window!.tokens[length - 3]);
  });

  it("should take a window of one token", () => {
    const single = { episode: "single", tokens: Int32Array.of(specialToken.begin), targets: [] };
    expect(rowBatch([[single]], tokenizer, { rows: 1, columns: 1 }).tokens).toEqual(single.tokens);
  });

  it("should refuse what does not fit", () => {
    expect(() => rowBatch([[window!], [window!]], tokenizer, { rows: 1, columns })).toThrow("do not fit");
    expect(() => rowBatch([[window!]], tokenizer, { rows: 1, columns: length - 1 })).toThrow("do not fit");
  });
});

describe("rowBatch with windows that share a row", () => {
  it("should give each window the log-probabilities that it has alone", async () => {
    const runtime = await openRuntime({ threads: 1 });
    const config = { ...tinyConfig, vocabulary: tokenizer.size, features: tokenizer.features, context: 64 };
    const parameters = livelyParameters(config);
    const columns = 56;
    const shape = { batch: 1, length: columns, attention: "explicit", loss: "none" } as const;
    const graph = await openTrainingGraph(runtime, config, shape);
    const other = { tokens: window!.tokens.slice(0, 11).reverse(), targets: [] };
    const probabilities = async (row: PackedRow) =>
      (await graph.run(parameters, rowBatch([row], tokenizer, { rows: 1, columns }))).logProbabilities;
    const together = await probabilities([window!, other, window!]);
    let start = 0;
    for (const one of [window!, other, window!]) {
      const alone = await probabilities([one]);
      for (let index = 0; index < one.tokens.length; index++) {
        expect(together[start + index]).toBeCloseTo(alone[index]!, 5);
      }
      start += one.tokens.length;
    }
    await graph.release();
  });
});
