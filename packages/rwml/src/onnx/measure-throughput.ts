import { seededRandom } from "@rwml/core";
import { encodeModel } from "./format/encode-model.js";
import { Graph } from "./graph/graph.js";
import { multiplyMatrix } from "./graph/matrix.js";
import { polarOperations } from "./graph/polar-factor.js";
import { reals } from "./model/feeds.js";
import { matrixGroups } from "./model/matrix-groups.js";
import type { ModelConfig } from "./model/model-config.js";
import { initialParameters, parameterCount } from "./model/parameters.js";
import { earlierTokens, type TokenBatch } from "./model/token-batch.js";
import { muon } from "./muon.js";
import type { Runtime } from "./runtime.js";
import { openSampler } from "./sample/sampler.js";
import { openTrainingGraph } from "./training-graph.js";

/** What to measure with. */
export interface ThroughputOptions {
  readonly config: ModelConfig;
  /** Sequences and positions of a training batch. */
  readonly batch: number;
  readonly length: number;
  /** Runs of each measurement, of which the median counts. */
  readonly repetitions: number;
  /** Milliseconds from any fixed point, such as `performance.now`. */
  readonly now: () => number;
}

/** Speeds of one machine in one minute: on shared cores compare the share, not the speeds. */
export interface Throughput {
  /** The fastest of three matrix products, in 10⁹ operations a second: what the runtime can do here. */
  readonly matmulGigaflops: number;
  /** Whole updates as the supervised stage makes them: embeddings, both passes, clipping, Muon, AdamW. */
  readonly trainingTokensPerSecond: number;
  readonly updatesPerSecond: number;
  /** 10⁹ operations a second, of whole updates. */
  readonly trainingGigaflops: number;
  /** Their share of the matrix products' rate. */
  readonly shareOfMatmul: number;
  /** The same for forward and backward pass alone, gradients out, without Muon. */
  readonly passesShareOfMatmul: number;
  /** 256 branches of 8 trunks of up to 350 tokens, 12 new tokens each. */
  readonly sampledTokensPerSecond: number;
  readonly samplesPerSecond: number;
}

/**
 * Measures matrix products, training and sampling side by side on random tokens.
 *
 * Training operations are counted as 6 · parameters · tokens, the usual estimate for forward and backward pass: 2 for
 * the product of each parameter with each token, twice that for the two gradients. It counts the tables of previous
 * tokens, whose look-ups are almost free, and leaves out attention scores, which are not; at width 128, 800 tokens
 * and 384 positions the two are about the same size. A whole update has the products of Muon's polar factors on top.
 * Matrix products are counted as 2 · n · m · k.
 */
export async function measureThroughput(runtime: Runtime, options: ThroughputOptions): Promise<Throughput> {
  const rates = [await matmulRate(runtime, options, 1024, 1024, 1024)];
  const training = await measureTraining(runtime, options);
  rates.push(await matmulRate(runtime, options, 4096, 256, 1024));
  const sampling = await measureSampling(runtime, options);
  rates.push(await matmulRate(runtime, options, 1152, 128, 512));

  const matmulGigaflops = Math.max(...rates);
  const tokens = options.batch * options.length;
  const passes = 6 * parameterCount(options.config) * tokens;
  const polar = matrixGroups(options.config).reduce(
    (sum, { members, rows, columns }) => sum + members.length * polarOperations(rows, columns),
    0,
  );
  const trainingGigaflops = (passes + polar) / training.update / 1e6;
  return {
    matmulGigaflops,
    trainingTokensPerSecond: (1000 * tokens) / training.update,
    updatesPerSecond: 1000 / training.update,
    trainingGigaflops,
    shareOfMatmul: trainingGigaflops / matmulGigaflops,
    passesShareOfMatmul: passes / training.passes / 1e6 / matmulGigaflops,
    sampledTokensPerSecond: (1000 * sampling.tokens) / sampling.milliseconds,
    samplesPerSecond: (1000 * sampling.samples) / sampling.milliseconds,
  };
}

async function matmulRate(
  runtime: Runtime,
  options: ThroughputOptions,
  rows: number,
  inner: number,
  columns: number,
): Promise<number> {
  const graph = new Graph();
  const left = graph.realInput("left", [rows, inner]);
  graph.output("product", multiplyMatrix(graph, left, graph.realInput("right", [inner, columns])));
  const session = await runtime.open(encodeModel(graph.describe("product")));
  const inputs = {
    left: reals(new Float32Array(rows * inner).fill(0.5), [rows, inner]),
    right: reals(new Float32Array(inner * columns).fill(0.5), [inner, columns]),
  };
  const milliseconds = await medianTime(options, () => session.run(inputs));
  await session.release();
  return (2 * rows * inner * columns) / milliseconds / 1e6;
}

async function measureTraining(
  runtime: Runtime,
  options: ThroughputOptions,
): Promise<{ passes: number; update: number }> {
  const { config, batch, length } = options;
  const shape = { batch, length, attention: "causal", loss: "sft" } as const;
  const parameters = initialParameters(config, seededRandom(1, "throughput"));
  const tokens = randomBatch(config, batch, length);

  const plain = await openTrainingGraph(runtime, config, shape);
  const passes = await medianTime(options, () => plain.run(parameters, tokens));
  await plain.release();

  const whole = await openTrainingGraph(runtime, config, { ...shape, matrices: "updated" });
  const learningRate = 1e-3;
  const optimizer = muon(config);
  const state = optimizer.start(parameters);
  const update = await medianTime(options, async () => {
    const step = optimizer.matrixStep(state, learningRate);
    optimizer.step(parameters, await whole.run(parameters, tokens, step), state, learningRate);
  });
  await whole.release();
  return { passes, update };
}

async function measureSampling(
  runtime: Runtime,
  options: ThroughputOptions,
): Promise<{ samples: number; tokens: number; milliseconds: number }> {
  const { config } = options;
  const [trunkCount, perTrunk, maxNewTokens] = [8, 32, 12];
  const length = Math.min(350, config.context - maxNewTokens);
  const sampler = await openSampler(runtime, config);
  const parameters = initialParameters(config, seededRandom(1, "throughput"));
  const { tokens } = randomBatch(config, trunkCount, length);
  const request = {
    trunks: Array.from({ length: trunkCount }, (_, trunk) => ({
      tokens: tokens.slice(trunk * length, (trunk + 1) * length),
    })),
    branches: Array.from({ length: trunkCount * perTrunk }, (_, branch) => ({
      trunk: Math.floor(branch / perTrunk),
      length: Math.ceil(((1 + (branch % perTrunk)) / perTrunk) * length),
    })),
    maxNewTokens,
    // No token stops, so that all branches have the same length.
    stopToken: -1,
    temperature: 1,
    random: seededRandom(1, "throughput", "draws"),
  };
  const milliseconds = await medianTime(options, () => sampler.sample(parameters, request));
  await sampler.release();
  const samples = request.branches.length;
  return { samples, tokens: samples * maxNewTokens, milliseconds };
}

function randomBatch(config: ModelConfig, batch: number, length: number): TokenBatch {
  const random = seededRandom(1, "throughput", "tokens");
  const tokens = Int32Array.from({ length: batch * length }, () => random.int(config.vocabulary));
  const targets = tokens.map((_, index) => (index % length === length - 1 ? -1 : tokens[index + 1]!));
  return {
    tokens,
    previous1: earlierTokens(tokens, length, 1),
    previous2: earlierTokens(tokens, length, 2),
    targets,
    weights: Float32Array.from(targets, (target) => (target < 0 ? 0 : 1 / targets.length)),
  };
}

/** The median of some runs, behind three that warm up. */
async function medianTime(
  { repetitions, now }: ThroughputOptions,
  run: () => Promise<unknown>,
): Promise<number> {
  const times: number[] = [];
  for (let count = -3; count < repetitions; count++) {
    const start = now();
    await run();
    if (count >= 0) times.push(now() - start);
  }
  return times.sort((left, right) => left - right)[Math.floor(times.length / 2)]!;
}
