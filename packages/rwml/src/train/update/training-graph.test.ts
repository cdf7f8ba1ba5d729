import { seededRandom } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { maskedScore, type TokenBatch } from "../../data/token-batch.js";
import { initialParameters, modelParameters, type Parameters } from "../../model/network/parameters.js";
import { encodeModel } from "../../model/onnx/encode-model.js";
import { openRuntime, type Tensor } from "../../model/onnx/runtime.js";
import { livelyParameters, plainBatch, randomSequences, tinyConfig } from "../../model/testing/tiny-model.js";
import { adamw } from "./adamw.js";
import { clipGradients } from "./clip-gradients.js";
import type { LossTerms } from "./loss.js";
import { openTrainingGraph, type TrainingResult } from "./training-graph.js";
import { describeTrainingModel, type TrainingShape } from "./training-model.js";

const runtime = await openRuntime({ threads: 1 });

async function runOnce(
  shape: TrainingShape,
  batch: TokenBatch,
  parameters: Parameters = livelyParameters(),
): Promise<TrainingResult> {
  const graph = await openTrainingGraph(runtime, tinyConfig, shape);
  const result = await graph.run(parameters, batch);
  await graph.release();
  return result;
}

const sequences = randomSequences(1, 2, 9);
const plain = plainBatch(sequences);
const shape = (loss: LossTerms, attention: "causal" | "explicit" = "causal"): TrainingShape => ({
  batch: 2,
  length: 9,
  attention,
  loss,
});
const supervised: TokenBatch = { ...plain, weights: factors(1) };

/** Different factors for all positions that have a target. */
function factors(seed: number): Float32Array {
  const random = seededRandom(seed, "factors");
  return Float32Array.from(plain.targets, (target) => (target < 0 ? 0 : 2 * random.float() - 0.5));
}

/** A batch for the policy loss whose ratios and divergences lie inside as well as beyond their limits. */
async function policyBatch(): Promise<TokenBatch> {
  const { logProbabilities } = await runOnce(shape("none"), plain);
  const random = seededRandom(3, "policy");
  const near = (width: number): Float32Array =>
    logProbabilities.map((value) => value + width * (random.float() - 0.5));
  return {
    ...supervised,
    advantages: factors(2),
    oldLogProbabilities: near(1),
    klWeights: factors(4),
    referenceLogProbabilities: near(2),
  };
}

/** The loss in float64, as a function of parameters: the reference for gradients. */
async function openReference(shape: TrainingShape, batch: TokenBatch) {
  const session = await runtime.open(encodeModel(describeTrainingModel(tinyConfig, shape, "float64")));
  const { vocabulary, width, features } = tinyConfig;
  const rows = shape.batch * shape.length;
  const real = (data: ArrayLike<number>, ...size: number[]): Tensor => ({
    type: "float64",
    data: Float64Array.from(data),
    shape: size,
  });
  const integer = (data: Int32Array, ...size: number[]): Tensor => ({ type: "int32", data, shape: size });
  const fixed: Record<string, Tensor> = {
    tokens: integer(batch.tokens, rows),
    previous1: integer(
      batch.previous1.map((token) => (token < 0 ? vocabulary : token)),
      rows,
    ),
    previous2: integer(
      batch.previous2.map((token) => (token < 0 ? vocabulary : token)),
      rows,
    ),
    targets: integer(
      batch.targets.map((token) => Math.max(token, 0)),
      rows,
      1,
    ),
    positions: integer(
      Int32Array.from({ length: rows }, (_, row) => row % shape.length),
      shape.batch,
      shape.length,
    ),
    weights: real(batch.weights!, rows, 1),
  };
  for (const name of [
    "advantages",
    "oldLogProbabilities",
    "klWeights",
    "referenceLogProbabilities",
  ] as const) {
    if (shape.loss === "policy") fixed[name] = real(batch[name]!, rows, 1);
  }

  return async (parameters: Record<string, Float64Array>): Promise<number> => {
    const inputs = { ...fixed };
    for (const spec of modelParameters(tinyConfig)) {
      if (!spec.name.startsWith("embedding."))
        inputs[spec.name] = real(parameters[spec.name]!, ...spec.shape);
    }
    for (const table of ["token", "previous1", "previous2"]) {
      const size = vocabulary + (table === "token" ? 0 : 1);
      const effective = new Float64Array(size * width);
      effective.set(parameters[`embedding.${table}.own`]!);
      for (const [token, own] of features.ofToken.entries()) {
        for (const feature of own) {
          for (let column = 0; column < width; column++) {
            effective[token * width + column]! +=
              parameters[`embedding.${table}.features`]![feature * width + column]!;
          }
        }
      }
      inputs[`table.${table}`] = real(effective, size, width);
    }
    const outputs = await session.run(inputs);
    return ["supervised", "policy", "divergence"].reduce(
      (sum, term) => sum + Number(outputs[`loss.${term}`]?.data[0] ?? 0),
      0,
    );
  };
}

describe("openTrainingGraph", () => {
  it.each(["sft", "policy"] as const)(
    "should give gradients of the %s loss that agree with differences for every parameter",
    async (loss) => {
      const batch = await policyBatch();
      const { gradients } = await runOnce(shape(loss), batch);
      const lossAt = await openReference(shape(loss), batch);
      const parameters = livelyParameters();
      const center = Object.fromEntries(
        Object.entries(parameters).map(([name, values]) => [name, Float64Array.from(values)]),
      );
      const random = seededRandom(5, "directions");
      expect(Object.keys(gradients!)).toEqual(modelParameters(tinyConfig).map(({ name }) => name));

      for (const [name, values] of Object.entries(center)) {
        const direction = values.map(() => random.float() - 0.5);
        const moved = (step: number) => ({
          ...center,
          [name]: values.map((value, index) => value + step * direction[index]!),
        });
        const difference = ((await lossAt(moved(1e-5))) - (await lossAt(moved(-1e-5)))) / 2e-5;
        const derivative = gradients![name]!.reduce(
          (sum, value, index) => sum + value * direction[index]!,
          0,
        );
        expect(Math.abs(difference), `${name} matters`).toBeGreaterThan(1e-4);
        expect(Math.abs(derivative - difference) / (1 + Math.abs(difference)), name).toBeLessThan(1e-5);
      }
    },
  );

  it("should compute the policy terms from the log-probabilities as GRPO defines them", async () => {
    const batch = await policyBatch();
    const { logProbabilities, losses } = await runOnce(shape("policy"), batch);
    let [policy, divergence, clipped] = [0, 0, 0];
    for (const [index, logProbability] of logProbabilities.entries()) {
      const ratio = Math.exp(logProbability - batch.oldLogProbabilities![index]!);
      const limited = Math.min(Math.max(ratio, 0.8), 1.2);
      const advantage = batch.advantages![index]!;
      if (ratio !== limited) clipped++;
      policy -= Math.min(ratio * advantage, limited * advantage);
      const difference = batch.referenceLogProbabilities![index]! - logProbability;
      divergence += batch.klWeights![index]! * (Math.exp(difference) - difference - 1);
    }
    expect(clipped).toBeGreaterThan(2);
    expect(losses.policy).toBeCloseTo(policy, 4);
    expect(losses.divergence).toBeCloseTo(divergence, 4);
    expect(losses.supervised).toBeCloseTo((await runOnce(shape("sft"), batch)).losses.supervised, 5);
  });

  it("should stay finite whatever stands at positions that do not count", async () => {
    const values = [1e30, -1e30, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const extreme = Float32Array.from(plain.targets, (_, index) => values[index % values.length]!);
    const { losses, gradients } = await runOnce(shape("policy"), {
      ...plain,
      advantages: new Float32Array(18),
      klWeights: new Float32Array(18),
      oldLogProbabilities: extreme,
      referenceLogProbabilities: extreme,
    });
    expect(losses.policy).toBeCloseTo(0, 10);
    expect(losses.divergence).toBeCloseTo(0, 10);
    for (const values of Object.values(gradients!))
      expect(values.every((value) => Math.abs(value) === 0)).toBe(true);
  });

  it("should give probabilities of all possible targets that sum to one", async () => {
    const sums = new Float64Array(18);
    for (let token = 0; token < tinyConfig.vocabulary; token++) {
      const { logProbabilities } = await runOnce(shape("none"), {
        ...plain,
        targets: plain.targets.map(() => token),
      });
      for (const [index, value] of logProbabilities.entries()) sums[index]! += Math.exp(value);
    }
    for (const sum of sums) expect(sum).toBeCloseTo(1, 5);
  });

  it("should not let a position see what comes later", async () => {
    const before = await runOnce(shape("none"), plain);
    const changed = sequences.map((sequence) => sequence.with(8, (sequence[8]! + 1) % tinyConfig.vocabulary));
    const after = await runOnce(shape("none"), plainBatch(changed));
    for (const index of [...Array(7).keys(), ...Array.from({ length: 7 }, (_, place) => 9 + place)]) {
      expect(after.logProbabilities[index]).toBe(before.logProbabilities[index]);
    }
  });

  it("should give 0 where there is no target, and no gradients without a loss", async () => {
    const { logProbabilities, gradients } = await runOnce(shape("none"), plain);
    expect([logProbabilities[8], logProbabilities[17]]).toEqual([0, 0]);
    expect(logProbabilities.filter((value) => value < 0).length).toBe(16);
    expect(gradients).toBeNull();
  });

  it("should treat an explicit causal mask like causal attention", async () => {
    const mask = Float32Array.from({ length: 2 * 9 * 9 }, (_, index) =>
      index % 9 > Math.floor(index / 9) % 9 ? maskedScore : 0,
    );
    const causal = await runOnce(shape("sft"), supervised);
    const explicit = await runOnce(shape("sft", "explicit"), { ...supervised, mask });
    expect(explicit).toEqual(causal);
  });

  it("should give the branches of a tree what they have as sequences of their own", async () => {
    // The beginning a b c, then two branches d e and f g, laid out one behind the other.
    const [a, b, c, d, e, f, g] = [1, 4, 2, 3, 5, 7, 2] as const;
    const parents = [-1, 0, 1, 2, 3, 2, 5];
    const tokens = Int32Array.of(a, b, c, d, e, f, g);
    const ancestors = parents.map((_, index) => {
      const path: number[] = [];
      for (let at = index; at >= 0; at = parents[at]!) path.push(at);
      return path;
    });
    const tokenBack = (index: number, distance: number): number =>
      tokens[ancestors[index]![distance] ?? -1] ?? -1;
    const tree = await runOnce(
      { batch: 1, length: 7, attention: "explicit", loss: "none" },
      {
        tokens,
        previous1: tokens.map((_, index) => tokenBack(index, 1)),
        previous2: tokens.map((_, index) => tokenBack(index, 2)),
        positions: Int32Array.from(ancestors, (path) => path.length - 1),
        targets: Int32Array.of(b, c, d, e, -1, g, -1),
        mask: Float32Array.from({ length: 49 }, (_, index) =>
          ancestors[Math.floor(index / 7)]!.includes(index % 7) ? 0 : maskedScore,
        ),
      },
    );
    const branches = await runOnce(
      { batch: 2, length: 5, attention: "causal", loss: "none" },
      plainBatch([
        [a, b, c, d, e],
        [a, b, c, f, g],
      ]),
    );
    const close = (index: number, branch: number) =>
      expect(tree.logProbabilities[index]).toBeCloseTo(branches.logProbabilities[branch]!, 5);
    close(0, 0);
    close(1, 1);
    close(2, 2);
    close(3, 3);
    close(5, 5 + 3);
  });

  it("should give the same bits for the same batch, also on several threads", async () => {
    const threaded = await openRuntime({ threads: 2 });
    const config = { ...tinyConfig, width: 64, hidden: 256, context: 160 };
    const batch = plainBatch(randomSequences(2, 2, 160));
    const weights = Float32Array.from(batch.targets, (target) => (target < 0 ? 0 : 1 / 318));
    const results: TrainingResult[] = [];
    for (let count = 0; count < 2; count++) {
      const graph = await openTrainingGraph(threaded, config, { ...shape("sft"), length: 160 });
      results.push(await graph.run(livelyParameters(config), { ...batch, weights }));
      await graph.release();
    }
    expect(results[1]).toEqual(results[0]);
  });

  it.each([
    { width: 2, heads: 1, layers: 1, hidden: 1 },
    { width: 12, heads: 3, layers: 3, hidden: 7 },
    { width: 16, heads: 1, features: { count: 0, ofToken: [] } },
  ])("should work for a model with %j", async (change) => {
    const config = { ...tinyConfig, ...change };
    const graph = await openTrainingGraph(runtime, config, shape("sft"));
    const { losses, gradients } = await graph.run(livelyParameters(config), supervised);
    await graph.release();
    expect(Number.isFinite(losses.supervised)).toBe(true);
    expect(Object.keys(gradients!)).toEqual(modelParameters(config).map(({ name }) => name));
    for (const { name, shape } of modelParameters(config)) {
      expect(gradients![name]!.length).toBe(shape.reduce((size, length) => size * length, 1));
    }
  });

  it("should leave parameters and batch as they are", async () => {
    const [parameters, batch] = [livelyParameters(), await policyBatch()];
    await runOnce(shape("policy"), batch, parameters);
    expect(parameters).toEqual(livelyParameters());
    expect(batch).toEqual(await policyBatch());
  });

  it("should learn two sequences by heart in 200 updates", async () => {
    const graph = await openTrainingGraph(runtime, tinyConfig, shape("sft"));
    const parameters = initialParameters(tinyConfig, seededRandom(1));
    // Sequences that differ from the first token on, so that nothing has to be guessed.
    const batch = plainBatch([
      [1, 5, 3, 5, 2, 5, 3, 4, 0],
      [2, 5, 4, 5, 1, 5, 3, 0, 4],
    ]);
    const weights = Float32Array.from(batch.targets, (target) => (target < 0 ? 0 : 1 / 16));
    const optimizer = adamw();
    const state = optimizer.start(parameters);
    const history: number[] = [];
    for (let update = 0; update < 200; update++) {
      const { losses, gradients } = await graph.run(parameters, { ...batch, weights });
      clipGradients(gradients!, 1);
      optimizer.step(parameters, gradients!, state, 0.01);
      history.push(losses.supervised);
    }
    await graph.release();
    expect(history[0]).toBeCloseTo(Math.log(tinyConfig.vocabulary), 1);
    expect(history.at(-1)).toBeLessThan(0.005);
  });

  it.each([
    ["an array of the wrong length", "sft", { ...supervised, weights: new Float32Array(3) }, "3 elements"],
    [
      "a factor where there is no target",
      "sft",
      { ...supervised, weights: new Float32Array(18).fill(1) },
      "Position 8",
    ],
    ["a supervised loss without weights", "sft", plain, "needs weights"],
    ["explicit attention without a mask", "none", plain, "give a mask"],
  ] as const)("should refuse %s", async (_, loss, batch, message) => {
    const graph = await openTrainingGraph(
      runtime,
      tinyConfig,
      shape(loss, loss === "none" ? "explicit" : "causal"),
    );
    const failure = expect(graph.run(livelyParameters(), batch)).rejects;
    await failure.toMatchObject({ code: "onnx/batch", message: expect.stringContaining(message) });
    await graph.release();
  });
});
