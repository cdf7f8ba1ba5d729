/**
 * Continues many beginnings of few sequences.
 *
 * A trunk is a token sequence, such as an episode; a branch is one continuation of its first `length` tokens. All
 * branches of a trunk share its keys and values, so thirty questions about one episode, or eight samples of each of
 * four, cost one reading of it. Branches go in step: each run of the decode graph takes all of them one token
 * further, and those that are done are cleared away when they are many.
 *
 * ```ts
 * const sampler = await openSampler(runtime, config);
 * const completions = await sampler.sample(parameters, {
 *   trunks: [{ tokens }], branches: [{ trunk: 0, length: 40 }, { trunk: 0, length: 40 }],
 *   maxNewTokens: 60, stopToken: 1, temperature: 1, random: seededRandom(7),
 * });
 * ```
 */

import { featurePairs } from "../network/embedding.js";
import { parameterInputs } from "../network/feeds.js";
import type { ModelConfig } from "../network/model-config.js";
import type { Parameters } from "../network/parameters.js";
import { encodeModel } from "../onnx/encode-model.js";
import type { Runtime } from "../onnx/runtime.js";
import { chooseToken } from "./choose-token.js";
import { describeDecodeModel } from "./decode-model.js";
import { Decoder } from "./decoder.js";
import { describePrefillModel } from "./prefill-model.js";
import { type Completion, checkSampleRequest, mostTokens, type SampleRequest } from "./sample-request.js";

/** An opened sampler, for any parameters of one model. */
export interface Sampler {
  /**
   * Completions in the order of the branches. The same request with the same random state gives the same result.
   *
   * @throws GymError `onnx/sample-request` when a branch has no beginning or does not fit the context
   */
  sample(parameters: Parameters, request: SampleRequest): Promise<Completion[]>;
  release(): Promise<void>;
}

/** Branches that go in step at most. */
const branchesTogether = 256;

/** Opens the two graphs of a sampler, for batches of any size. */
export async function openSampler(runtime: Runtime, config: ModelConfig): Promise<Sampler> {
  const prefill = await runtime.open(encodeModel(describePrefillModel(config)));
  const decode = await runtime.open(encodeModel(describeDecodeModel(config)));
  const pairs = featurePairs(config);
  // The rotary operator takes no more rows per trunk than its tables have positions.
  const limit = Math.min(branchesTogether, config.context);

  return {
    async sample(parameters, request) {
      checkSampleRequest(config, request);
      const inputs = parameterInputs(config, pairs, parameters);
      const completions: Completion[] = request.branches.map(() => ({ tokens: [], logProbabilities: [] }));
      for (const group of groupBranches(request, limit)) {
        const decoder = await Decoder.start({ config, prefill, decode, inputs }, request, group);
        await complete(decoder, request, completions);
      }
      return completions;
    },
    async release() {
      await prefill.release();
      await decode.release();
    },
  };
}

/** Draws tokens for the branches of a decoder until all have stopped or are long enough. */
async function complete(
  decoder: Decoder,
  request: SampleRequest,
  completions: readonly Completion[],
): Promise<void> {
  const { branches, stopToken, temperature, random } = request;
  for (;;) {
    const chosen = new Map<number, number>();
    for (const { branch, probabilities } of decoder.predictions()) {
      const token = chooseToken(probabilities, temperature, random);
      completions[branch]!.tokens.push(token);
      completions[branch]!.logProbabilities.push(Math.log(probabilities[token]!));
      const isFull = completions[branch]!.tokens.length >= mostTokens(request, branches[branch]!);
      if (token !== stopToken && !isFull) chosen.set(branch, token);
    }
    if (chosen.size === 0) return;
    await decoder.advance(chosen);
  }
}

/** Branch numbers in groups that go in step: whole trunks where they fit, none with more than `limit` places. */
function groupBranches({ trunks, branches }: SampleRequest, limit: number): number[][] {
  const ofTrunk: number[][] = trunks.map(() => []);
  for (const [branch, { trunk }] of branches.entries()) ofTrunk[trunk]!.push(branch);
  const groups: number[][] = [];
  let [rows, width] = [0, 0];
  for (const members of ofTrunk) {
    for (let start = 0; start < members.length; start += limit) {
      const part = members.slice(start, start + limit);
      [rows, width] = [rows + 1, Math.max(width, part.length)];
      if (groups.length > 0 && rows * width <= limit) {
        groups.at(-1)!.push(...part);
      } else {
        groups.push(part);
        [rows, width] = [1, part.length];
      }
    }
  }
  return groups;
}
