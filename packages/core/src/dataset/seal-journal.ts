import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { writeAtomically } from "../internal/write-atomically.js";
import { type ShardPlace, shardName } from "./shard-name.js";
import type { ShardRows } from "./shard-rows.js";
import { markVersion } from "./shard-version.js";

/**
 * A fixed setting gives the same bytes each time. Of zlib's levels this takes a little more than half the time of the
 * usual one, for files that are a tenth larger.
 */
const compression = { level: 4, memLevel: 9 };

/**
 * Turns a journal of whole episodes into its two shards. The journal goes last: when it is found beside one of its
 * shards, sealing was cut short and is done again, with the same bytes as result.
 *
 * @param rows what the journal holds
 */
export function sealJournal(dir: string, place: ShardPlace, rows: ShardRows): void {
  for (const kind of ["transitions", "episodes"] as const) {
    writeAtomically(join(dir, shardName(kind, place)), markVersion(gzipSync(rows[kind], compression)));
  }
  rmSync(join(dir, shardName("journal", place)));
}

/** Whether a journal's sealing has begun. */
export function isSealing(dir: string, place: ShardPlace): boolean {
  return (
    existsSync(join(dir, shardName("transitions", place))) ||
    existsSync(join(dir, shardName("episodes", place)))
  );
}
