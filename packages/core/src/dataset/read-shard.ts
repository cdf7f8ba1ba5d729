import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { GymError } from "../errors.js";
import { gunzipWhole, gunzipWholeSync } from "../internal/gunzip-whole.js";
import { countLines, linesOf, newline } from "../internal/lines-of.js";
import { parseRow, type ShardRow } from "./parse-row.js";

/**
 * Reads all rows of a sealed shard, after comparing the file with its SHA-256 where one is given.
 * Throws a GymError `dataset/missing-shard`, `dataset/changed-shard`, `dataset/broken-shard` or `dataset/broken-row`.
 */
export async function readShard<Kind extends keyof ShardRow>(
  path: string,
  kind: Kind,
  sha256: string | null,
): Promise<ShardRow[Kind][]> {
  const bytes = await readBytes(path);
  if (sha256 !== null && sha256Of(bytes) !== sha256) throw changedShard(path, sha256Of(bytes), sha256);
  const rows = await unpack(path, bytes);
  return linesOf(requireEnd(path, rows)).map((line, index) => parseRow(path, index, line, kind));
}

/** The lines of a sealed shard. Throws a GymError `dataset/broken-shard`. */
export function readShardLines(path: string): readonly string[] {
  return linesOf(unpackSync(path));
}

/** How many rows a sealed shard has. Throws a GymError `dataset/broken-shard`. */
export function countRows(path: string): number {
  return countLines(unpackSync(path));
}

/** The SHA-256 of a file's bytes, in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The error for a shard that is not the one in its manifest. */
export function changedShard(path: string, found: string, listed: string): GymError {
  return new GymError(
    "dataset/changed-shard",
    `${path} is not the file that the manifest lists: its SHA-256 is ${found}, not ${listed}. Restore it from a copy or collect again.`,
  );
}

/** The error for a shard whose rows do not make sense together. */
export function brokenShard(path: string, flaw: string, cause?: unknown): GymError {
  return new GymError(
    "dataset/broken-shard",
    `${path} is broken: ${flaw}. Restore it from a copy or collect again.`,
    { cause },
  );
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "ENOENT")) throw cause;
    throw new GymError(
      "dataset/missing-shard",
      `${path} is missing. A dataset is its whole folder: copy ${basename(path)} back beside its manifest.`,
      { cause },
    );
  }
}

async function unpack(path: string, bytes: Uint8Array): Promise<Buffer> {
  try {
    return await gunzipWhole(bytes);
  } catch (cause) {
    throw brokenShard(path, "it cannot be decompressed", cause);
  }
}

function unpackSync(path: string): Buffer {
  let rows: Buffer;
  try {
    rows = gunzipWholeSync(readFileSync(path));
  } catch (cause) {
    throw brokenShard(path, "it cannot be decompressed", cause);
  }
  return requireEnd(path, rows);
}

function requireEnd(path: string, rows: Buffer): Buffer {
  if (rows.length === 0 || rows.at(-1) === newline) return rows;
  throw brokenShard(path, "its last row has no end");
}
