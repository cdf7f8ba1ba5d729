import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brokenManifest } from "./broken-manifest.js";
import { folderPlaces, missingShard, shardFiles } from "./folder-places.js";
import { currentVersion } from "./format-version.js";
import { journalVersion } from "./journal.js";
import type { Manifest, ShardEntry } from "./manifest.js";
import { changedShard, sha256Of } from "./read-shard.js";
import { holdsRetryJournal } from "./retry-journal.js";
import { type ShardKind, shardName } from "./shard-name.js";
import { shardVersion } from "./shard-version.js";

/**
 * Compares a manifest with the names and sizes of the files beside it. What it lists must be there; where it calls
 * itself complete, nothing else may hold rows. Their content is compared when it is read.
 *
 * Throws a GymError `dataset/broken-manifest`, `dataset/missing-shard` or `dataset/changed-shard`.
 */
export function checkFolder(dir: string, manifest: Manifest): void {
  const files = shardFiles(dir).map((place) => ({ ...place, file: shardName(place.kind, place) }));
  const names = new Set(files.map(({ file }) => file));
  const listed = new Set(manifest.shards.map(({ file }) => file));
  folderPlaces(dir);
  const missing = manifest.shards.find(({ file }) => !names.has(file));
  const unlisted = files.find(({ file }) => !listed.has(file));
  if (manifest.complete && unlisted !== undefined) {
    throw brokenManifest(
      dir,
      unlisted.kind === "journal"
        ? `says that the dataset is complete, and ${unlisted.file} lies beside it, where rows go that are not sealed yet`
        : `says that the dataset is complete, and does not list ${unlisted.file}, which lies beside it`,
    );
  }
  if (manifest.complete && holdsRetryJournal(dir)) {
    throw brokenManifest(
      dir,
      "says that the dataset is complete, and a retry-….jsonl lies beside it, where episodes go that are played again",
    );
  }
  if (missing !== undefined) throw missingShard(dir, `${missing.file} is missing, which its manifest lists`);
  const foreign = files.find(({ series }) => series >= manifest.writers);
  if (foreign !== undefined) {
    throw brokenManifest(
      dir,
      `has ${manifest.writers} writers, counted from 0, and ${foreign.file} lies beside it`,
    );
  }
  for (const entry of manifest.shards) checkSize(dir, entry);
  for (const { kind, file } of files) checkVersion(dir, manifest, kind, file);
}

/** Rows are never of a later version than their manifest, so that it cannot pass for one that needs no checksum. */
function checkVersion(dir: string, { formatVersion }: Manifest, kind: ShardKind, file: string): void {
  if (formatVersion === currentVersion) return;
  const path = join(dir, file);
  const version = kind === "journal" ? journalVersion(path) : shardVersion(path);
  if (version === null || version <= formatVersion) return;
  throw brokenManifest(
    dir,
    `has format version ${formatVersion}, and ${file} was written in version ${version}`,
  );
}

function checkSize(dir: string, { file, bytes, sha256 }: ShardEntry): void {
  const path = join(dir, file);
  const found = statSync(path).size;
  if (found === bytes) return;
  const hash = sha256Of(readFileSync(path));
  if (hash !== sha256) throw changedShard(path, hash, sha256);
  throw brokenManifest(dir, `lists ${file} with ${bytes} bytes; it has ${found}`);
}
