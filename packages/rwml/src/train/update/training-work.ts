import { seededRandom } from "@rwml/core";
import { causalMask, earlierTokens, type TokenBatch } from "../../data/token-batch.js";
import { Graph } from "../../model/graph/graph.js";
import { multiplyMatrix } from "../../model/graph/matrix.js";
import { reals } from "../../model/network/feeds.js";
import type { ModelConfig } from "../../model/network/model-config.js";
import { initialParameters } from "../../model/network/parameters.js";
import { encodeModel } from "../../model/onnx/encode-model.js";
import type { Runtime } from "../../model/onnx/runtime.js";
import type { SampleRequest } from "../../model/sample/sample-request.js";
import { openSampler } from "../../model/sample/sampler.js";
import { muon } from "./muon.js";
import { openTrainingGraph } from "./training-graph.js";

/** Something of training that can be run again and again, to be timed. */
export interface Work {
  run(): Promise<unknown>;
  release(): Promise<void>;
}

/** Sizes of a training batch, and of the model. */
export interface TrainingSizes {
  readonly config: ModelConfig;
  /** Sequences and positions of a batch. */
  readonly batch: number;
  readonly length: number;
}

/** A plain matrix product. */
export async function product(
  runtime: Runtime,
  [rows, inner, columns]: readonly [number, number, number],
): Promise<Work> {
  const graph = new Graph();
  const left = graph.realInput("left", [rows, inner]);
  graph.output("product", multiplyMatrix(graph, left, graph.realInput("right", [inner, columns])));
  const session = await runtime.open(encodeModel(graph.describe("product")));
  const inputs = {
    left: reals(new Float32Array(rows * inner).fill(0.5), [rows, inner]),
    right: reals(new Float32Array(inner * columns).fill(0.5), [inner, columns]),
  };
  return { run: () => session.run(inputs), release: () => session.release() };
}

/** Forward and backward pass of supervised training, gradients out. */
export async function bothPasses(runtime: Runtime, { config, batch, length }: TrainingSizes): Promise<Work> {
  const graph = await openTrainingGraph(runtime, config, trainingShape(batch, length));
  const parameters = initialParameters(config, seededRandom(1, "throughput"));
  const tokens = randomBatch(config, batch, length);
  return { run: () => graph.run(parameters, tokens), release: () => graph.release() };
}

/** Whole updates as the supervised stage makes them. */
export async function wholeUpdates(
  runtime: Runtime,
  { config, batch, length }: TrainingSizes,
): Promise<Work> {
  const shape = { ...trainingShape(batch, length), matrices: "updated" } as const;
  const graph = await openTrainingGraph(runtime, config, shape);
  const parameters = initialParameters(config, seededRandom(1, "throughput"));
  const tokens = randomBatch(config, batch, length);
  const learningRate = 1e-3;
  const optimizer = muon(config);
  const state = optimizer.start(parameters);
  const run = async () => {
    const step = optimizer.matrixStep(state, learningRate);
    optimizer.step(parameters, await graph.run(parameters, tokens, step), state, learningRate);
  };
  return { run, release: () => graph.release() };
}

function trainingShape(batch: number, length: number) {
  return { batch, length, attention: "explicit", loss: "sft" } as const;
}

/** Sampling as RWML does it. */
export async function samples(runtime: Runtime, config: ModelConfig, request: SampleRequest): Promise<Work> {
  const sampler = await openSampler(runtime, config);
  const parameters = initialParameters(config, seededRandom(1, "throughput"));
  return { run: () => sampler.sample(parameters, request), release: () => sampler.release() };
}

/** 256 branches of 8 trunks of up to 350 tokens, 12 new tokens each. */
export function samplingRequest(config: ModelConfig): SampleRequest {
  const [trunkCount, perTrunk, maxNewTokens] = [8, 32, 12];
  const length = Math.min(350, config.context - maxNewTokens);
  const { tokens } = randomBatch(config, trunkCount, length);
  return {
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
    mask: repeated(causalMask(length), batch),
    weights: Float32Array.from(targets, (target) => (target < 0 ? 0 : 1 / targets.length)),
  };
}

function repeated(values: Float32Array, times: number): Float32Array {
  const all = new Float32Array(times * values.length);
  for (let time = 0; time < times; time++) all.set(values, time * values.length);
  return all;
}
