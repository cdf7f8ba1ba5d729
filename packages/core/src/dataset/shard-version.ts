import { closeSync, openSync, readSync } from "node:fs";
import { currentVersion } from "./format-version.js";

// The comment of a gzip header (RFC 1952): it stands behind ten bytes where a flag says so, and ends with a zero.
const flagsAt = 3;
const commentFlag = 0x10;
const commentAt = 10;
const longest = 64;

/** Writes the version of the format into the header of a compressed shard, where no reader of rows sees it. */
export function markVersion(gzip: Uint8Array): Buffer {
  const header = Buffer.from(gzip.subarray(0, commentAt));
  header[flagsAt] = commentFlag;
  return Buffer.concat([header, Buffer.from(`formatVersion ${currentVersion}\0`), gzip.subarray(commentAt)]);
}

/** The version in which a shard was sealed; null where it does not say, as those before version 3. */
export function shardVersion(path: string): number | null {
  const start = readStart(path);
  if (start[flagsAt] !== commentFlag) return null;
  const [, version] = /^formatVersion (\d+)\0/.exec(start.toString("latin1", commentAt)) ?? [];
  return version === undefined ? null : Number(version);
}

function readStart(path: string): Buffer {
  const file = openSync(path, "r");
  try {
    const start = Buffer.alloc(longest);
    return start.subarray(0, readSync(file, start));
  } finally {
    closeSync(file);
  }
}
