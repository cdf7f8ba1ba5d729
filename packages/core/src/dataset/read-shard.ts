import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { promisify } from "node:util";
import { gunzip, gunzipSync } from "node:zlib";
import { GymError } from "../errors.js";
import { linesOf } from "../internal/lines-of.js";
import type { Shape } from "../internal/wrong-field.js";
import { parseRow } from "./parse-row.js";

const decompress = promisify(gunzip);
const newline = 10;

/**
 * Reads all rows of a sealed shard, after comparing the file with its SHA-256 where one is given.
 * Throws a GymError `dataset/missing-shard`, `dataset/changed-shard`, `dataset/broken-shard` or `dataset/broken-row`.
 */
export async function readShard<Row>(path: string, shape: Shape<Row>, sha256: string | null): Promise<Row[]> {
  const bytes = await readBytes(path);
  if (sha256 !== null && sha256Of(bytes) !== sha256) throw changedShard(path, sha256Of(bytes), sha256);
  const rows = await unpack(path, bytes);
  if (rows.length > 0 && rows.at(-1) !== newline) throw brokenShard(path, "its last row has no end");
  return linesOf(rows).map((line, index) => parseRow(path, index, line, shape));
}

/** How many rows a sealed shard has. Throws a GymError `dataset/broken-shard`. */
export function countRows(path: string): number {
  try {
    return linesOf(gunzipSync(readFileSync(path))).length;
  } catch (cause) {
    throw brokenShard(path, "it cannot be decompressed", cause);
  }
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
    return await decompress(bytes);
  } catch (cause) {
    throw brokenShard(path, "it cannot be decompressed", cause);
  }
}
