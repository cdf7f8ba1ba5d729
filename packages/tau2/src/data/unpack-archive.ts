import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { ParsedTarEntry } from "modern-tar";
import { archiveFailure } from "./pull-failure.js";

/** What came out of an archive. */
export interface Unpacked {
  /** The name of the folder that everything lies in. */
  readonly root: string;
  /** The SHA-256 of each unpacked file, by its path below that folder. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** Options of `unpackArchive`. */
export interface UnpackArchiveOptions {
  /** Where the archive came from, for errors. */
  readonly url: string;
  /** Which files are wanted, by their path below the archive's own folder. */
  readonly wants: (path: string) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Unpacks the wanted files of a `.tar.gz` whose files lie in one folder, without that folder; links are left out.
 * Throws `tau2/no-archive` for a file that is none, is cut, or holds a path that leads out of its folder, and what the
 * system throws when a file cannot be written.
 */
export async function unpackArchive(
  archive: string,
  folder: string,
  { url, wants, signal }: UnpackArchiveOptions,
): Promise<Unpacked> {
  const hashes: Record<string, string> = {};
  let root = "";
  for await (const { header, body } of readingWell(entriesOf(archive), url)) {
    signal?.throwIfAborted();
    const parts = header.name.split("/").filter((part) => part !== "" && part !== ".");
    if (header.name.startsWith("/") || header.name.includes("\\") || parts.includes("..")) {
      throw archiveFailure(url, `its entry ${JSON.stringify(header.name)} leads out of its folder`);
    }
    root ||= parts[0] ?? "";
    const path = parts.slice(1).join("/");
    if ((header.type ?? "file") === "file" && wants(path)) {
      hashes[path] = await write(readingWell(body, url), join(folder, path));
    } else await body.cancel();
  }
  return { root, hashes };
}

async function* entriesOf(archive: string): AsyncIterable<ParsedTarEntry> {
  const { createTarDecoder } = await import("modern-tar");
  const packed = createReadStream(archive);
  const unpacked = createGunzip();
  pipeline(packed, unpacked, () => {});
  try {
    yield* Readable.toWeb(unpacked).pipeThrough(createTarDecoder({ strict: true }));
  } finally {
    unpacked.destroy();
  }
}

/** Failures of the archive are told from those of the disk. */
async function* readingWell<Item>(items: AsyncIterable<Item>, url: string): AsyncIterable<Item> {
  try {
    yield* items;
  } catch (cause) {
    throw archiveFailure(url, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** Writes a file and gives its SHA-256. */
async function write(chunks: AsyncIterable<Uint8Array>, path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const hash = createHash("sha256");
  const file = await open(path, "w");
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}
