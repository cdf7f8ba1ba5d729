import { describe, expect, it } from "vitest";
import type { Embedder } from "./embedder.js";
import { rememberEmbeddings } from "./remember-embeddings.js";
import { gapReward, rewardRules } from "./reward-rule.js";
import { scorePredictions } from "./score-predictions.js";

/** Places texts such as "60" at that angle in degrees, and remembers what it was asked. */
function compass(): Embedder & { readonly calls: string[][] } {
  const calls: string[][] = [];
  return {
    id: "compass",
    kind: "semantic",
    calls,
    async embed(texts) {
      calls.push([...texts]);
      return texts.map((text) => {
        const angle = (Number(text) * Math.PI) / 180;
        return Float32Array.of(Math.cos(angle), Math.sin(angle));
      });
    },
  };
}

describe("gapReward", () => {
  it("should be 1 strictly below the threshold", () => {
    expect([0, 0.19, 0.2, 0.21, 1].map((gap) => gapReward(gap, 0.2))).toEqual([1, 1, 0, 0, 0]);
  });

  it("should never reward the largest gap", () => {
    expect(gapReward(1, 1)).toBe(0);
  });
});

describe("scorePredictions", () => {
  it("should reward predictions by the cosine to what happened", async () => {
    const scores = await scorePredictions(compass(), [
      { predicted: "0", real: "0" },
      { predicted: "0", real: "30" },
      { predicted: "0", real: "60" },
      { predicted: "0", real: "180" },
    ]);
    expect(scores.map(({ reward }) => reward)).toEqual([1, 1, 0, 0]);
    expect(scores[1]!.gap).toBeCloseTo(1 - Math.cos(Math.PI / 6));
    expect(scores[2]!.gap).toBeCloseTo(0.5);
    expect(scores[3]!.gap).toBe(1);
  });

  it("should be looser with what people say", async () => {
    const pair = { predicted: "0", real: "45" };
    const [world, user] = await scorePredictions(compass(), [pair, { ...pair, kind: "user" }]);
    expect(world).toMatchObject({ reward: 0 });
    expect(user).toMatchObject({ reward: 1, gap: world!.gap });
  });

  it("should score what tools return by ROUGE-L in fifths, without embedding it", async () => {
    const embedder = compass();
    const scores = await scorePredictions(embedder, [
      { predicted: "a c", real: "a b c", kind: "tool" },
      { predicted: "a b c d", real: "a x c d", kind: "tool" },
      { predicted: "a", real: "b", kind: "tool" },
    ]);
    expect(scores.map(({ reward }) => reward)).toEqual([0.8, 0.8, 0]);
    expect(scores[1]!.gap).toBeCloseTo(0.25);
    expect(embedder.calls).toEqual([]);
  });

  it("should give nothing for a missing or blank prediction", async () => {
    const scores = await scorePredictions(compass(), [
      { predicted: null, real: "0" },
      { predicted: " \n", real: " \n" },
      { predicted: "", real: "{}", kind: "tool" },
    ]);
    expect(scores).toEqual([
      { gap: 1, reward: 0 },
      { gap: 1, reward: 0 },
      { gap: 1, reward: 0 },
    ]);
  });

  it("should embed each text once, all in one call", async () => {
    const embedder = compass();
    await scorePredictions(embedder, [
      { predicted: "1", real: "2" },
      { predicted: "3", real: "2" },
      { predicted: "2", real: "1" },
    ]);
    expect(embedder.calls).toEqual([["1", "2", "3"]]);
  });

  it("should prefer an embedder's own similarity", async () => {
    const embedder = { ...compass(), similarity: () => 0.75 };
    const [score] = await scorePredictions(embedder, [{ predicted: "0", real: "0" }]);
    expect(score).toEqual({ gap: 0.25, reward: 0 });
    expect(embedder.calls).toEqual([]);
  });

  it("should take other rules", async () => {
    const rules = { ...rewardRules, observation: { type: "gap", threshold: 0.6 } } as const;
    const [score] = await scorePredictions(compass(), [{ predicted: "0", real: "60" }], rules);
    expect(score!.reward).toBe(1);
  });
});

describe("rememberEmbeddings", () => {
  it("should embed recurring texts once and give the same vectors", async () => {
    const embedder = compass();
    const remembering = rememberEmbeddings(embedder);
    expect(remembering).toMatchObject({ id: "compass", kind: "semantic" });
    expect(await remembering.embed(["1", "2", "1"])).toEqual(await compass().embed(["1", "2", "1"]));
    expect(await remembering.embed(["3", "2"])).toEqual(await compass().embed(["3", "2"]));
    expect(embedder.calls).toEqual([["1", "2"], ["3"]]);
  });

  it("should forget when it is full, yet answer in full", async () => {
    const embedder = compass();
    const remembering = rememberEmbeddings(embedder, 2);
    await remembering.embed(["1", "2"]);
    expect(await remembering.embed(["1", "3"])).toEqual(await compass().embed(["1", "3"]));
    await remembering.embed(["1"]);
    expect(embedder.calls).toEqual([["1", "2"], ["3"], ["1"]]);
  });
});
