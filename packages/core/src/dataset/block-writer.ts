import { existsSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { isLastingJson } from "../internal/lasting-json.js";
import { writeAtomically } from "../internal/write-atomically.js";
import { blockName, unfinishedBlockName } from "./block-name.js";
import { sha256Of } from "./read-shard.js";

/**
 * Writes the blocks of one series: large parts of first states that stand in the dataset once, however many episodes
 * start with them. Other series may write the same block at the same time, since its content is its name.
 */
export class BlockWriter {
  readonly #dir: string;
  readonly #series: number;
  readonly #written = new WeakMap<object, string>();

  constructor(dir: string, series: number) {
    this.#dir = dir;
    this.#series = series;
  }

  /** Makes sure that a value stands in the dataset, and gives its block. */
  keep(value: object): string {
    const before = this.#written.get(value);
    if (before !== undefined) return before;
    const text = Buffer.from(JSON.stringify(value));
    const block = sha256Of(text);
    const path = join(this.#dir, blockName(block));
    const unfinished = join(this.#dir, unfinishedBlockName(block, this.#series));
    if (!existsSync(path)) writeAtomically(path, gzipSync(text), unfinished);
    if (isLastingJson(value)) this.#written.set(value, block);
    return block;
  }
}
