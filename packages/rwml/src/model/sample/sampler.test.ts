import { seededRandom } from "@rwml/core";
import { afterAll, describe, expect, it } from "vitest";
import { openTrainingGraph } from "../../train/update/training-graph.js";
import { openRuntime } from "../onnx/runtime.js";
import { livelyParameters, plainBatch, randomSequences, tinyConfig } from "../testing/tiny-model.js";
import type { Branch, SampleRequest } from "./sample-request.js";
import { openSampler } from "./sampler.js";

const runtime = await openRuntime({ threads: 1 });
const sampler = await openSampler(runtime, tinyConfig);
const parameters = livelyParameters();
afterAll(() => sampler.release());

const trunks = [14, 9, 12].map((length, index) => ({
  tokens: Int32Array.from(randomSequences(index, 1, length)[0]!),
}));
const branches: Branch[] = [
  { trunk: 2, length: 12 },
  { trunk: 0, length: 1 },
  { trunk: 0, length: 14 },
  { trunk: 0, length: 2 },
  { trunk: 1, length: 9 },
  { trunk: 2, length: 5 },
  { trunk: 0, length: 8 },
  { trunk: 0, length: 8 },
];
const request = (change: Partial<SampleRequest> = {}): SampleRequest => ({
  trunks,
  branches,
  maxNewTokens: 10,
  stopToken: 3,
  temperature: 1,
  random: seededRandom(1),
  ...change,
});

/** Log-probabilities of what follows each token of a sequence, from the full graph. */
async function score(sequence: readonly number[]): Promise<Float32Array> {
  const length = sequence.length;
  const graph = await openTrainingGraph(runtime, tinyConfig, {
    batch: 1,
    length,
    attention: "causal",
    loss: "none",
  });
  const { logProbabilities } = await graph.run(parameters, plainBatch([sequence]));
  await graph.release();
  return logProbabilities;
}

/** Log-probabilities of every token behind a sequence, from the full graph. */
async function scoreNext(sequence: readonly number[]): Promise<number[]> {
  const { vocabulary } = tinyConfig;
  const length = sequence.length + 1;
  const shape = { batch: vocabulary, length, attention: "causal", loss: "none" } as const;
  const graph = await openTrainingGraph(runtime, tinyConfig, shape);
  const candidates = Array.from({ length: vocabulary }, (_, next) => [...sequence, next]);
  const { logProbabilities } = await graph.run(parameters, plainBatch(candidates));
  await graph.release();
  return candidates.map((_, next) => logProbabilities[next * length + length - 2]!);
}

const beginningOf = ({ trunk, length }: Branch): number[] => [...trunks[trunk]!.tokens.subarray(0, length)];

describe("openSampler", () => {
  it("should give log-probabilities that the full graph confirms", async () => {
    const completions = await sampler.sample(parameters, request());
    for (const [index, { tokens, logProbabilities }] of completions.entries()) {
      const beginning = beginningOf(branches[index]!);
      const scores = await score([...beginning, ...tokens]);
      for (const [place, logProbability] of logProbabilities.entries()) {
        expect(Math.abs(logProbability - scores[beginning.length - 1 + place]!)).toBeLessThan(1e-4);
      }
    }
  });

  it("should take at temperature 0 the token that the full graph finds likeliest", async () => {
    const completions = await sampler.sample(parameters, request({ temperature: 0, maxNewTokens: 6 }));
    for (const [index, { tokens }] of completions.entries()) {
      const sequence = beginningOf(branches[index]!);
      for (const token of tokens) {
        const scores = await scoreNext(sequence);
        expect(token).toBe(scores.indexOf(Math.max(...scores)));
        sequence.push(token);
      }
    }
  });

  it("should stop behind the stop token, or at the limit", async () => {
    const completions = await sampler.sample(
      parameters,
      request({ random: seededRandom(5), maxNewTokens: 5 }),
    );
    const stopped = completions.filter(({ tokens }) => tokens.at(-1) === 3);
    expect(stopped.length).toBeGreaterThan(0);
    expect(stopped.length).toBeLessThan(completions.length);
    for (const { tokens, logProbabilities } of completions) {
      expect(logProbabilities.length).toBe(tokens.length);
      expect(tokens.slice(0, -1)).not.toContain(3);
      expect(tokens.length === 5 || tokens.at(-1) === 3).toBe(true);
    }
  });

  it("should give branches what they get alone, however early the others stop", async () => {
    const together = await sampler.sample(parameters, request({ temperature: 0, stopToken: 5 }));
    expect(new Set(together.map(({ tokens }) => tokens.length)).size).toBeGreaterThan(2);
    for (const [index, branch] of branches.entries()) {
      const [alone] = await sampler.sample(
        parameters,
        request({ branches: [branch], temperature: 0, stopToken: 5 }),
      );
      expect(together[index]!.tokens).toEqual(alone!.tokens);
    }
  });

  it("should draw tokens as often as the model says", async () => {
    const branch = { trunk: 0, length: 8 };
    const many = await sampler.sample(
      parameters,
      request({ branches: Array(2000).fill(branch), maxNewTokens: 1, random: seededRandom(2) }),
    );
    const counts = new Float64Array(tinyConfig.vocabulary);
    for (const { tokens } of many) counts[tokens[0]!]! += 1 / many.length;
    for (const [token, logProbability] of (await scoreNext(beginningOf(branch))).entries()) {
      const probability = Math.exp(logProbability);
      expect(Math.abs(counts[token]! - probability)).toBeLessThan(
        4 * Math.sqrt(probability / many.length) + 1e-3,
      );
    }
  });

  it("should give the same completions for the same random state, and others for another", async () => {
    const first = await sampler.sample(parameters, request());
    expect(await sampler.sample(parameters, request())).toEqual(first);
    expect(await sampler.sample(parameters, request({ random: seededRandom(9) }))).not.toEqual(first);
  });

  it("should go through any number of trunks and branches", async () => {
    const wide = Array.from({ length: 700 }, (_, index) => ({ trunk: index % 3, length: 1 + (index % 9) }));
    const completions = await sampler.sample(
      parameters,
      request({ branches: wide, maxNewTokens: 3, temperature: 0 }),
    );
    const [again] = await sampler.sample(
      parameters,
      request({ branches: [wide[601]!], maxNewTokens: 3, temperature: 0 }),
    );
    expect(completions.length).toBe(700);
    expect(completions[601]!.tokens).toEqual(again!.tokens);
    expect(await sampler.sample(parameters, request({ branches: [] }))).toEqual([]);
  });

  it.each([
    [{ branches: [{ trunk: 3, length: 1 }] }, "there are 3 trunks"],
    [{ branches: [{ trunk: 0, length: 0 }] }, "Choose from 1"],
    [{ branches: [{ trunk: 1, length: 10 }] }, "has 9"],
    [{ maxNewTokens: 19 }, "context of the model is 32"],
    [{ temperature: -1 }, "temperature"],
  ])("should refuse %j", async (change, message) => {
    await expect(sampler.sample(parameters, request(change))).rejects.toMatchObject({
      code: "onnx/sample-request",
      message: expect.stringContaining(message),
    });
  });
});
