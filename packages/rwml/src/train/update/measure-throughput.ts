import { polarOperations } from "../../model/graph/polar-factor.js";
import type { ModelConfig } from "../../model/network/model-config.js";
import { parameterCount } from "../../model/network/parameters.js";
import type { Runtime } from "../../model/onnx/runtime.js";
import { matrixGroups } from "./matrix-groups.js";
import { bothPasses, product, samples, samplingRequest, type Work, wholeUpdates } from "./training-work.js";

/** What to measure with. */
export interface ThroughputOptions {
  readonly config: ModelConfig;
  /** Sequences and positions of a training batch. */
  readonly batch: number;
  readonly length: number;
  /** How often everything is measured in turn. */
  readonly repetitions: number;
  /** Milliseconds from any fixed point, such as `performance.now`. */
  readonly now: () => number;
}

/** Speeds of one machine in one moment: on shared cores compare the share, not the speeds. */
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

/** Shapes of products, rows · inner · columns, from a large one to one of the model's own. */
const productShapes = [
  [1024, 1024, 1024],
  [4096, 256, 1024],
  [1152, 128, 512],
] as const;

/**
 * Measures matrix products, training and sampling in turn on random tokens; of each the fastest time counts, since
 * whatever else the machine does only slows them down.
 *
 * Training operations are counted as 6 · parameters · tokens, the usual estimate for forward and backward pass: 2 for
 * the product of each parameter with each token, twice that for the two gradients. It counts the tables of previous
 * tokens, whose look-ups are almost free, and leaves out attention scores, which are not; at width 128, 800 tokens
 * and 384 positions the two are about the same size. A whole update has the products of Muon's polar factors on top.
 * Matrix products are counted as 2 · n · m · k.
 */
export async function measureThroughput(runtime: Runtime, options: ThroughputOptions): Promise<Throughput> {
  const { config, batch, length } = options;
  const sampling = samplingRequest(config);
  const [update, passes, sample, ...products] = await fastestTimes(
    [
      await wholeUpdates(runtime, options),
      await bothPasses(runtime, options),
      await samples(runtime, config, sampling),
      ...(await Promise.all(productShapes.map((shape) => product(runtime, shape)))),
    ],
    options,
  );

  const rates = productShapes.map(([rows, inner, columns], index) => {
    return (2 * rows * inner * columns) / products[index]! / 1e6;
  });
  const matmulGigaflops = Math.max(...rates);
  const tokens = batch * length;
  const passOperations = 6 * parameterCount(config) * tokens;
  const polar = matrixGroups(config).reduce(
    (sum, { members, rows, columns }) => sum + members.length * polarOperations(rows, columns),
    0,
  );
  const trainingGigaflops = (passOperations + polar) / update! / 1e6;
  const sampleCount = sampling.branches.length;
  return {
    matmulGigaflops,
    trainingTokensPerSecond: (1000 * tokens) / update!,
    updatesPerSecond: 1000 / update!,
    trainingGigaflops,
    shareOfMatmul: trainingGigaflops / matmulGigaflops,
    passesShareOfMatmul: passOperations / passes! / 1e6 / matmulGigaflops,
    sampledTokensPerSecond: (1000 * sampleCount * sampling.maxNewTokens) / sample!,
    samplesPerSecond: (1000 * sampleCount) / sample!,
  };
}

/** Runs of the first work in each measurement. The first run behind another work finds its data in no cache. */
const runsInTurn = 4;

/** Milliseconds that a run takes at least, by whatever clock. */
const shortest = 0.01;

/**
 * The fastest time of each work, in milliseconds a run. All are measured in turn, and each runs so often that it takes
 * about as long as the first: the fastest of short times would be those of quieter moments.
 */
async function fastestTimes(
  works: readonly Work[],
  { repetitions, now }: ThroughputOptions,
): Promise<readonly number[]> {
  const timeOf = async ({ run }: Work, runs: number): Promise<number> => {
    const start = now();
    for (let count = 0; count < runs; count++) await run();
    return (now() - start) / runs;
  };
  const warm: number[] = [];
  for (const work of works) {
    await timeOf(work, 2);
    warm.push(await timeOf(work, 1));
  }
  const runs = warm.map((time) => {
    return Math.max(1, Math.round((runsInTurn * Math.max(warm[0]!, shortest)) / Math.max(time, shortest)));
  });
  const fastest = works.map(() => Number.POSITIVE_INFINITY);
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const [index, work] of works.entries()) {
      fastest[index] = Math.min(fastest[index]!, await timeOf(work, runs[index]!));
    }
  }
  for (const work of works) await work.release();
  return fastest;
}
