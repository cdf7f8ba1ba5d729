import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { readLoosely, withChecksum, writeLoosely } from "./old-dataset.fixture.js";
import { sha256Of } from "./read-shard.js";
import { markVersion } from "./shard-version.js";

/** A row as somebody may have written it. */
export type LooseRow = Record<string, unknown>;

/** The names of a dataset's files that hold rows of a kind, journals as well where there are any. */
export function filesOf(dir: string, kind: "episodes" | "transitions" | "journal"): readonly string[] {
  return readdirSync(dir)
    .filter((file) => file.startsWith(`${kind}-`))
    .sort();
}

/** The rows of a file, parsed. */
export function looseRows(dir: string, file: string): LooseRow[] {
  return linesIn(dir, file).map((line) => JSON.parse(line));
}

/** Writes another line in a file of rows, and all hashes and sizes in the manifest anew, as somebody does who means harm. */
export function forgeLine(dir: string, file: string, index: number, line: string): void {
  const lines = linesIn(dir, file);
  const text = lines.with(index, line).map((one) => `${one}\n`);
  const bytes = file.endsWith(".gz") ? markVersion(gzipSync(text.join(""))) : Buffer.from(text.join(""));
  writeFileSync(join(dir, file), bytes);
  if (!existsSync(join(dir, "manifest.json"))) return;
  const manifest = readLoosely(dir);
  const shards = (manifest.shards as { readonly file: string }[]).map((entry) =>
    entry.file === file ? { ...entry, sha256: sha256Of(bytes), bytes: bytes.length } : entry,
  );
  writeLoosely(dir, withChecksum({ ...manifest, shards, checksum: undefined }));
}

function linesIn(dir: string, file: string): string[] {
  const bytes = readFileSync(join(dir, file));
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString().trimEnd().split("\n");
}
