import { GymError, type Random } from "@rwml/core";
import type { ModelConfig } from "../network/model-config.js";

/** A token sequence that branches begin with. */
export interface Trunk {
  readonly tokens: Int32Array;
}

/** One continuation: of the first `length` tokens (at least one) of a trunk. */
export interface Branch {
  readonly trunk: number;
  readonly length: number;
  /** The most tokens it gets, where that is less than others get. */
  readonly maxNewTokens?: number;
}

/** What to continue, and how. */
export interface SampleRequest {
  readonly trunks: readonly Trunk[];
  readonly branches: readonly Branch[];
  /** The most tokens a branch gets. With its beginning they have to fit the context of the model. */
  readonly maxNewTokens: number;
  /** The token that ends a branch. It is part of the completion. */
  readonly stopToken: number;
  /** 0 takes the likeliest token each time; 1 draws from the model; between them the model sharpened. */
  readonly temperature: number;
  /** Source of the draws; not used at temperature 0. */
  readonly random: Random;
}

/** The new tokens of one branch. */
export interface Completion {
  readonly tokens: number[];
  /** Log-probability of each token under the model itself, whatever the temperature. */
  readonly logProbabilities: number[];
}

/** @throws GymError `onnx/sample-request` when a branch has no beginning or does not fit the context */
export function checkSampleRequest(config: ModelConfig, request: SampleRequest): void {
  const { trunks, branches, temperature } = request;
  if (!(temperature >= 0)) throw requestError(`The temperature has to be 0 or more, not ${temperature}.`);
  for (const [index, branch] of branches.entries()) {
    const { trunk, length } = branch;
    const maxNewTokens = mostTokens(request, branch);
    const tokens = trunks[trunk]?.tokens;
    if (tokens === undefined) {
      throw requestError(`Branch ${index} belongs to trunk ${trunk}; there are ${trunks.length} trunks.`);
    }
    if (length < 1 || length > tokens.length) {
      throw requestError(
        `Branch ${index} begins with ${length} tokens of a trunk that has ${tokens.length}. Choose from 1 to that.`,
      );
    }
    if (length + maxNewTokens > config.context) {
      throw requestError(
        `Branch ${index} can grow to ${length + maxNewTokens} tokens, but the context of the model is ` +
          `${config.context}. Shorten its beginning or lower maxNewTokens.`,
      );
    }
  }
}

/** The most tokens that a branch of a request gets. */
export function mostTokens({ maxNewTokens }: SampleRequest, branch: Branch): number {
  return Math.min(maxNewTokens, branch.maxNewTokens ?? maxNewTokens);
}

function requestError(message: string): GymError {
  return new GymError("onnx/sample-request", message);
}
