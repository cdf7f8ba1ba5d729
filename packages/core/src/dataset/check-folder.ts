import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brokenManifest } from "./broken-manifest.js";
import { folderPlaces, missingShard, shardFiles } from "./folder-places.js";
import type { Manifest, ShardEntry } from "./manifest.js";
import { changedShard, sha256Of } from "./read-shard.js";
import { shardName } from "./shard-name.js";

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
  if (missing !== undefined) throw missingShard(dir, `${missing.file} is missing, which its manifest lists`);
  const foreign = files.find(({ series }) => series >= manifest.writers);
  if (foreign !== undefined) {
    throw brokenManifest(
      dir,
      `has ${manifest.writers} writers, counted from 0, and ${foreign.file} lies beside it`,
    );
  }
  for (const entry of manifest.shards) checkSize(dir, entry);
}

function checkSize(dir: string, { file, bytes, sha256 }: ShardEntry): void {
  const path = join(dir, file);
  const found = statSync(path).size;
  if (found === bytes) return;
  const hash = sha256Of(readFileSync(path));
  if (hash !== sha256) throw changedShard(path, hash, sha256);
  throw brokenManifest(dir, `lists ${file} with ${bytes} bytes; it has ${found}`);
}
