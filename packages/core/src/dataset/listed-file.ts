import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brokenBlock, readBlockBytes } from "./block-reader.js";
import type { Manifest } from "./manifest.js";
import { changedShard, sha256Of } from "./read-shard.js";

interface ListedFile {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * What a manifest lists of a shard. Throws a GymError `dataset/changed-shard` where an earlier manifest lists another
 * file under its name.
 */
export function describeShard(dir: string, file: string, before: Manifest): ListedFile {
  const path = join(dir, file);
  const found = describe(file, readFileSync(path));
  const listed = before.shards.find((entry) => entry.file === file);
  if (listed === undefined || listed.sha256 === found.sha256) return found;
  throw changedShard(path, found.sha256, listed.sha256);
}

/** The same for a block. Throws a GymError `dataset/missing-block` or `dataset/broken-block`. */
export function describeBlock(dir: string, file: string, before: Manifest): ListedFile {
  const path = join(dir, file);
  const found = describe(file, readBlockBytes(path));
  const listed = before.blocks?.find((entry) => entry.file === file);
  if (listed === undefined || listed.sha256 === found.sha256) return found;
  throw brokenBlock(path, `its SHA-256 is ${found.sha256}, and its manifest lists ${listed.sha256}`);
}

/** Compares the bytes of all files that a manifest lists. Throws what the two above throw. */
export function requireUnchanged(dir: string, manifest: Manifest): void {
  for (const { file } of manifest.shards) describeShard(dir, file, manifest);
  for (const { file } of manifest.blocks ?? []) describeBlock(dir, file, manifest);
}

function describe(file: string, bytes: Uint8Array): ListedFile {
  return { file, sha256: sha256Of(bytes), bytes: bytes.length };
}
