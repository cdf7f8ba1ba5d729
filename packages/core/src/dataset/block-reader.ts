import { readFileSync } from "node:fs";
import { join } from "node:path";
import { freeze } from "immer";
import { GymError } from "../errors.js";
import { gunzipWholeSync } from "../internal/gunzip-whole.js";
import type { Json } from "../rules/json.js";
import { blockName } from "./block-name.js";
import { brokenManifest } from "./broken-manifest.js";
import type { Manifest } from "./manifest.js";
import { sha256Of } from "./read-shard.js";

/** Enough for the blocks that all episodes share and those of a few episodes. */
const capacity = 16;

/** Reads blocks, and keeps the last ones, so that episodes share them in memory as they do on the disk. */
export class BlockReader {
  readonly #dir: string;
  readonly #manifest: Manifest | null;
  readonly #recent = new Map<string, Json>();

  /** @param manifest what its entries say is compared. Default: nothing is */
  constructor(dir: string, manifest: Manifest | null = null) {
    this.#dir = dir;
    this.#manifest = manifest;
  }

  /**
   * The frozen value of a block. Throws a GymError `dataset/missing-block`, `dataset/broken-block`, or
   * `dataset/broken-manifest` where the manifest says something else about its file.
   */
  read(block: string): Json {
    const value = this.#recent.get(block) ?? this.#load(block);
    this.#recent.delete(block);
    this.#recent.set(block, value);
    const [oldest = block] = this.#recent.keys();
    if (this.#recent.size > capacity) this.#recent.delete(oldest);
    return value;
  }

  #load(block: string): Json {
    const path = join(this.#dir, blockName(block));
    const bytes = readBlockBytes(path);
    const text = unpack(path, bytes);
    if (sha256Of(text) !== block)
      throw brokenBlock(path, "its content has another SHA-256 than its name says");
    this.#compare(blockName(block), bytes);
    return freeze(JSON.parse(text.toString()) as Json, true);
  }

  /** The manifest of an interrupted dataset may not know the block yet. */
  #compare(file: string, bytes: Uint8Array): void {
    if (this.#manifest === null) return;
    const { blocks = [], complete } = this.#manifest;
    const entry = blocks.find((one) => one.file === file);
    if (entry === undefined && !complete) return;
    const found = sha256Of(bytes);
    if (entry?.sha256 === found && entry.bytes === bytes.length) return;
    throw brokenManifest(
      this.#dir,
      entry === undefined
        ? `does not list ${file}, which episodes start with`
        : `lists ${file} with ${entry.bytes} bytes and the SHA-256 ${entry.sha256}; it has ${bytes.length} and ${found}`,
    );
  }
}

/** The bytes of a block's file. Throws a GymError `dataset/missing-block`. */
export function readBlockBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "ENOENT")) throw cause;
    throw new GymError(
      "dataset/missing-block",
      `${path} is missing, and episodes start with what it holds. A dataset is its whole folder: copy the file back.`,
      { cause },
    );
  }
}

function unpack(path: string, bytes: Uint8Array): Buffer {
  try {
    return gunzipWholeSync(bytes);
  } catch (cause) {
    throw brokenBlock(path, "it cannot be decompressed", cause);
  }
}

/** The error for a block that is not what was written. */
export function brokenBlock(path: string, flaw: string, cause?: unknown): GymError {
  return new GymError(
    "dataset/broken-block",
    `${path} is broken: ${flaw}. Restore it from a copy or collect again.`,
    { cause },
  );
}
