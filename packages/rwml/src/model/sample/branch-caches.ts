import { reals } from "../network/feeds.js";
import type { ModelConfig } from "../network/model-config.js";
import type { Tensor } from "../onnx/runtime.js";
import type { BranchLayout } from "./branch-layout.js";
import { branchCache, type CacheKind, newRows, trunkCache } from "./cache-names.js";
import type { Branch } from "./sample-request.js";

/** There is room for twice as many each time that they are not enough. */
const stepsAtFirst = 64;

/**
 * Keys and values that each branch has of its own, for all layers: [steps, trunks, heads, width of the layout,
 * headWidth]. The first step is the last token of its beginning, so that there always is one (the runtime does not
 * take empty caches); behind it stand the tokens that it has generated. Each step lies behind the one before and is
 * appended without moving anything.
 */
export class BranchCaches {
  #steps = 0;
  readonly #config: ModelConfig;
  readonly #layout: BranchLayout;
  readonly #buffers: readonly { readonly kind: CacheKind; readonly layer: number; data: Float32Array }[];

  /**
   * The beginnings of branches.
   *
   * @param trunkCaches the outputs of the prefill graph, [trunks, heads, length, headWidth]
   */
  static start(
    config: ModelConfig,
    layout: BranchLayout,
    branches: readonly Branch[],
    trunkCaches: Readonly<Record<string, Tensor>>,
  ): BranchCaches {
    const caches = new BranchCaches(config, layout, stepsAtFirst);
    for (const { kind, layer, data } of caches.#buffers) {
      const { data: trunkData, shape } = trunkCaches[trunkCache(kind, layer)]!;
      const [, , length, headWidth] = shape as [number, number, number, number];
      for (const [place, branch] of layout.places.entries()) {
        if (branch < 0) continue;
        for (let head = 0; head < config.heads; head++) {
          const row = Math.floor(place / layout.width) * config.heads + head;
          const from = (row * length + branches[branch]!.length - 1) * headWidth;
          const to = (row * layout.width + (place % layout.width)) * headWidth;
          data.set((trunkData as Float32Array).subarray(from, from + headWidth), to);
        }
      }
    }
    caches.#steps = 1;
    return caches;
  }

  /** @param steps that there is room for at first */
  private constructor(config: ModelConfig, layout: BranchLayout, steps: number) {
    this.#config = config;
    this.#layout = layout;
    const size = steps * this.#stepSize();
    this.#buffers = Array.from({ length: config.layers }, (_, layer) =>
      (["keys", "values"] as const).map((kind) => ({ kind, layer, data: new Float32Array(size) })),
    ).flat();
  }

  /** How many tokens are stored for each branch, the last of its beginning included. */
  get steps(): number {
    return this.#steps;
  }

  /** The stored steps as inputs of the decode graph. */
  inputs(): Record<string, Tensor> {
    const { heads, width } = this.#config;
    const shape = [this.#steps, this.#layout.trunks.length, heads, this.#layout.width, width / heads];
    const used = this.#steps * this.#stepSize();
    return Object.fromEntries(
      this.#buffers.map(({ kind, layer, data }) => [
        branchCache(kind, layer),
        reals(data.subarray(0, used), shape),
      ]),
    );
  }

  /** Stores one step: the outputs of the decode graph. */
  append(outputs: Readonly<Record<string, Tensor>>): void {
    const end = this.#steps * this.#stepSize();
    for (const buffer of this.#buffers) {
      if (end + this.#stepSize() > buffer.data.length) {
        const larger = new Float32Array(2 * buffer.data.length);
        larger.set(buffer.data);
        buffer.data = larger;
      }
      buffer.data.set(outputs[newRows(buffer.kind, buffer.layer)]!.data as Float32Array, end);
    }
    this.#steps += 1;
  }

  /** The same steps for the branches of another layout, all of which this one has. */
  rearranged(layout: BranchLayout): BranchCaches {
    const target = new BranchCaches(this.#config, layout, this.#steps + stepsAtFirst);
    target.#steps = this.#steps;
    const { heads, width } = this.#config;
    const headWidth = width / heads;
    /** Where the vector of a place begins, within a step and for the first head. */
    const offset = (place: number, { width }: BranchLayout): number =>
      (Math.floor(place / width) * heads * width + (place % width)) * headWidth;

    const moves = layout.places.flatMap((branch, place) => {
      if (branch < 0) return [];
      const from = offset(this.#layout.places.indexOf(branch), this.#layout);
      const to = offset(place, layout);
      return Array.from({ length: heads }, (_, head) => ({
        from: from + head * this.#layout.width * headWidth,
        to: to + head * layout.width * headWidth,
      }));
    });
    for (const [index, { data }] of this.#buffers.entries()) {
      for (let step = 0; step < this.#steps; step++) {
        const [source, destination] = [step * this.#stepSize(), step * target.#stepSize()];
        for (const { from, to } of moves) {
          const vector = data.subarray(source + from, source + from + headWidth);
          target.#buffers[index]!.data.set(vector, destination + to);
        }
      }
    }
    return target;
  }

  #stepSize(): number {
    return this.#layout.places.length * this.#config.width;
  }
}
