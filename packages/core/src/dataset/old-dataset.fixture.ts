import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { manifestChecksum } from "./manifest-checksum.js";
import { sha256Of } from "./read-shard.js";

/** A manifest as JSON. */
export type LooseManifest = Record<string, unknown>;

export function readLoosely(dir: string): LooseManifest {
  return JSON.parse(readFileSync(join(dir, "manifest.json"), "utf8"));
}

export function writeLoosely(dir: string, manifest: unknown): void {
  writeFileSync(join(dir, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** The same manifest with a checksum that fits, as somebody writes it who means the change. */
export function withChecksum(manifest: LooseManifest): LooseManifest {
  return { ...manifest, checksum: manifestChecksum(manifest as never) };
}

/** Makes a dataset as version 1 or 2 was written, at first without a checksum, later with one. */
export function makeOld(dir: string, { checksum = false } = {}): string {
  const { shards, blocks, counts, checksum: _, ...manifest } = readLoosely(dir);
  for (const name of readdirSync(dir)) ageFile(join(dir, name));
  const { unstarted: __, ...withoutUnstarted } = counts as Record<string, number>;
  const old = {
    ...manifest,
    formatVersion: blocks === undefined ? 1 : 2,
    counts: checksum ? counts : withoutUnstarted,
    shards: (shards as { readonly file: string }[]).map((entry) => {
      const bytes = readFileSync(join(dir, entry.file));
      return { ...entry, sha256: sha256Of(bytes), bytes: bytes.length };
    }),
    ...(blocks === undefined ? {} : { blocks }),
  };
  writeLoosely(dir, checksum ? withChecksum(old) : old);
  return dir;
}

/** Only a manifest: what somebody writes who wants a new dataset to pass for an old one. */
export function downgrade(dir: string): void {
  const { checksum: _, counts, ...manifest } = readLoosely(dir);
  const { unstarted: __, ...rest } = counts as Record<string, number>;
  writeLoosely(dir, { ...manifest, formatVersion: "blocks" in manifest ? 2 : 1, counts: rest });
}

/** Takes away what files have told of their version since version 3. */
function ageFile(path: string): void {
  const bytes = readFileSync(path);
  if (path.endsWith(".jsonl")) {
    writeFileSync(
      path,
      bytes.toString().replaceAll('"episode-start","formatVersion":3,', '"episode-start",'),
    );
  }
  if (!path.endsWith(".jsonl.gz") || bytes[3] !== 0x10) return;
  const header = bytes.subarray(0, 10).with(3, 0);
  writeFileSync(path, Buffer.concat([header, bytes.subarray(bytes.indexOf(0, 10) + 1)]));
}
