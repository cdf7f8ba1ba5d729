import { causalMask, maskedScore } from "../../data/token-batch.js";
import { rowOf } from "../network/embedding.js";
import { integers, reals } from "../network/feeds.js";
import type { ModelConfig } from "../network/model-config.js";
import type { Session, Tensor } from "../onnx/runtime.js";
import { BranchCaches } from "./branch-caches.js";
import { type BranchLayout, layOutBranches } from "./branch-layout.js";
import type { SampleRequest } from "./sample-request.js";

/** What a decoder runs: the model, its two graphs, and the inputs that carry its parameters. */
export interface DecoderModel {
  readonly config: ModelConfig;
  readonly prefill: Session;
  readonly decode: Session;
  readonly inputs: Readonly<Record<string, Tensor>>;
}

/** The probabilities of the next token of one branch, [vocabulary]; valid until the next advance. */
export interface BranchPrediction {
  readonly branch: number;
  readonly probabilities: Float32Array;
}

/** A layout with this share of the places of the present one is worth the copying. */
const worthCompacting = 0.75;

/** The branches of some trunks on their way: predicts their next tokens, and takes those that are chosen. */
export class Decoder {
  readonly #model: DecoderModel;
  readonly #request: SampleRequest;
  /** Positions of each trunk in the caches. */
  readonly #length: number;
  /** For each active branch its last two tokens, -1 where it has none. */
  #recent: Map<number, readonly [last: number, before: number]>;
  #layout: BranchLayout;
  #trunkCaches: Record<string, Tensor>;
  #branchCaches: BranchCaches;
  #mask: Tensor;
  /** [places, vocabulary] */
  #probabilities: Float32Array;

  /** Reads the trunks of some branches, given by number. */
  static async start(
    model: DecoderModel,
    request: SampleRequest,
    branches: readonly number[],
  ): Promise<Decoder> {
    const layout = layOutBranches(request.branches, branches);
    const length = Math.max(...branches.map((branch) => request.branches[branch]!.length));
    const outputs = await model.prefill.run({
      ...model.inputs,
      ...prefillInputs(model.config, request, layout, length),
    });
    return new Decoder(model, request, layout, length, outputs);
  }

  private constructor(
    model: DecoderModel,
    request: SampleRequest,
    layout: BranchLayout,
    length: number,
    { probabilities, ...trunkCaches }: Record<string, Tensor>,
  ) {
    this.#model = model;
    this.#request = request;
    this.#length = length;
    this.#layout = layout;
    this.#trunkCaches = trunkCaches;
    this.#branchCaches = BranchCaches.start(model.config, layout, request.branches, trunkCaches);
    this.#mask = branchMask(request, layout, length);
    this.#probabilities = probabilities!.data as Float32Array;
    this.#recent = new Map(
      layout.places
        .filter((branch) => branch >= 0)
        .map((branch) => {
          const { trunk, length } = request.branches[branch]!;
          const { tokens } = request.trunks[trunk]!;
          return [branch, [tokens[length - 1]!, tokens[length - 2] ?? -1]];
        }),
    );
  }

  /** What each active branch predicts, in the order of their places. */
  *predictions(): Generator<BranchPrediction> {
    const { vocabulary } = this.#model.config;
    for (const [place, branch] of this.#layout.places.entries()) {
      if (!this.#recent.has(branch)) continue;
      const start = place * vocabulary;
      yield { branch, probabilities: this.#probabilities.subarray(start, start + vocabulary) };
    }
  }

  /** Appends a token to each of the given branches. All others are done. */
  async advance(chosen: ReadonlyMap<number, number>): Promise<void> {
    const recent = this.#recent;
    this.#recent = new Map([...chosen].map(([branch, token]) => [branch, [token, recent.get(branch)![0]]]));
    this.#compact();

    const outputs = await this.#model.decode.run({
      ...this.#model.inputs,
      ...this.#trunkCaches,
      ...this.#branchCaches.inputs(),
      ...this.#stepInputs(recent),
      mask: this.#mask,
    });
    this.#branchCaches.append(outputs);
    this.#probabilities = outputs.probabilities!.data as Float32Array;
  }

  #stepInputs(earlier: ReadonlyMap<number, readonly [number, number]>): Record<string, Tensor> {
    const { config } = this.#model;
    const { trunks, width, places } = this.#layout;
    const perPlace = (value: (branch: number) => number): Tensor =>
      integers(
        Int32Array.from(places, (branch) => (this.#recent.has(branch) ? value(branch) : 0)),
        [trunks.length, width],
      );
    return {
      tokens: perPlace((branch) => this.#recent.get(branch)![0]),
      previous1: perPlace((branch) => this.#recent.get(branch)![1]),
      previous2: perPlace((branch) => rowOf(config, earlier.get(branch)![1])),
      positions: perPlace((branch) => this.#request.branches[branch]!.length - 1 + this.#branchCaches.steps),
    };
  }

  /** Moves the active branches together once many have gone. */
  #compact(): void {
    const layout = layOutBranches(this.#request.branches, [...this.#recent.keys()]);
    if (layout.places.length > worthCompacting * this.#layout.places.length) return;
    this.#branchCaches = this.#branchCaches.rearranged(layout);
    if (layout.trunks.length < this.#layout.trunks.length) {
      const rows = layout.trunks.map((trunk) => this.#layout.trunks.indexOf(trunk));
      this.#trunkCaches = Object.fromEntries(
        Object.entries(this.#trunkCaches).map(([name, cache]) => [name, pickRows(cache, rows)]),
      );
    }
    this.#mask = branchMask(this.#request, layout, this.#length);
    this.#layout = layout;
  }
}

function prefillInputs(
  config: ModelConfig,
  request: SampleRequest,
  { trunks, width, places }: BranchLayout,
  length: number,
): Record<string, Tensor> {
  const shape = [trunks.length, length];
  const tokenAt = (index: number, back: number): number => {
    const position = (index % length) - back;
    const { tokens } = request.trunks[trunks[Math.floor(index / length)]!]!;
    // Behind the end of a short trunk stands anything: no branch looks there.
    return position < 0 ? -1 : (tokens[position] ?? 0);
  };
  const perPosition = (value: (index: number) => number): Tensor =>
    integers(
      Int32Array.from({ length: trunks.length * length }, (_, index) => value(index)),
      shape,
    );
  const ends = places.map((branch, place) => {
    const last = branch < 0 ? 0 : request.branches[branch]!.length - 1;
    return Math.floor(place / width) * length + last;
  });
  return {
    tokens: perPosition((index) => tokenAt(index, 0)),
    previous1: perPosition((index) => rowOf(config, tokenAt(index, 1))),
    previous2: perPosition((index) => rowOf(config, tokenAt(index, 2))),
    positions: perPosition((index) => index % length),
    mask: reals(causalMask(length), [1, 1, length, length]),
    ends: integers(Int32Array.from(ends), [ends.length]),
  };
}

/**
 * Hides from each branch what its trunk has behind the beginning of the branch, and the last token of the beginning,
 * which its own cache has: [trunks, 1, width, length].
 */
function branchMask(request: SampleRequest, { trunks, width, places }: BranchLayout, length: number): Tensor {
  const mask = new Float32Array(places.length * length);
  for (const [place, branch] of places.entries()) {
    const visible = branch < 0 ? 0 : request.branches[branch]!.length - 1;
    mask.fill(maskedScore, place * length + visible, (place + 1) * length);
  }
  return reals(mask, [trunks.length, 1, width, length]);
}

/** Some rows (first dimension) of a tensor of floats. */
function pickRows({ data, shape }: Tensor, rows: readonly number[]): Tensor {
  const size = data.length / shape[0]!;
  const picked = new Float32Array(rows.length * size);
  for (const [to, from] of rows.entries()) {
    picked.set((data as Float32Array).subarray(from * size, (from + 1) * size), to * size);
  }
  return reals(picked, shape.with(0, rows.length));
}
