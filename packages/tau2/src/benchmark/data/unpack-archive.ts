import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline, Readable, Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import { type GymError, isGymError } from "@rwml/core";
import { type ArchiveLimits, entrySteps, sizeText } from "@rwml/core/pull";
import type { ParsedTarEntry } from "modern-tar";
import { archiveLimits } from "./archive-limits.js";
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
  /** Default: `archiveLimits`. */
  readonly limits?: ArchiveLimits | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Unpacks the wanted files of a `.tar.gz` whose files lie in one folder, without that folder; links and devices are left
 * out. Throws `tau2/no-archive` for a file that is none, is cut, is larger than the limits, or holds a path that leads out
 * of its folder, and what the system throws when a file cannot be written.
 */
export async function unpackArchive(
  archive: string,
  folder: string,
  { url, wants, signal, limits = archiveLimits }: UnpackArchiveOptions,
): Promise<Unpacked> {
  const hashes: Record<string, string> = {};
  let [root, entries, kept] = ["", 0, 0];
  for await (const { header, body } of readingWell(entriesOf(archive, limits, url), url)) {
    signal?.throwIfAborted();
    entries++;
    if (entries > limits.entries) throw archiveFailure(url, `it has more than ${limits.entries} entries`);
    const { path, base } = placeOf(header.name, url);
    root ||= base;
    if ((header.type ?? "file") !== "file" || !wants(path)) {
      await body.cancel();
      continue;
    }
    if (base !== root) {
      throw archiveFailure(url, `its files lie in several folders, ${quoted(root)} and ${quoted(base)}`);
    }
    if (header.size > limits.file) throw tooLarge(url, `its file ${quoted(path)}`, limits.file);
    kept += header.size;
    if (kept > limits.kept) throw tooLarge(url, "all its files together", limits.kept);
    hashes[path] = await write(readingWell(body, url), join(folder, path), signal);
  }
  return { root, hashes };
}

/** The folder that an entry lies in, and its path below. Throws `tau2/no-archive` where it leads elsewhere. */
function placeOf(name: string, url: string): { readonly base: string; readonly path: string } {
  const steps = entrySteps(name);
  if (steps === null) throw archiveFailure(url, `its entry ${quoted(name)} leads out of its folder`);
  return { base: steps[0] ?? "", path: steps.slice(1).join("/") };
}

async function* entriesOf(
  archive: string,
  limits: ArchiveLimits,
  url: string,
): AsyncIterable<ParsedTarEntry> {
  const { createTarDecoder } = await import("modern-tar");
  const { size } = await stat(archive);
  const unpacked = meter(size, limits, url);
  pipeline(createReadStream(archive), createGunzip(), unpacked, () => {});
  try {
    yield* Readable.toWeb(unpacked).pipeThrough(createTarDecoder({ strict: true }));
  } finally {
    unpacked.destroy();
  }
}

/** Passes on what is unpacked until it is more than an archive of that size may come to. */
function meter(packed: number, limits: ArchiveLimits, url: string): Transform {
  const byRatio = Math.max(limits.ratioFrom, packed * limits.ratio);
  let unpacked = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length;
      if (unpacked > limits.unpacked) done(tooLarge(url, "all that it unpacks to", limits.unpacked));
      else if (unpacked > byRatio) {
        const problem = `its ${sizeText(packed)} unpack to more than ${limits.ratio} times as much`;
        done(archiveFailure(url, `${problem}, as only archives do that are made to fill disks`));
      } else done(null, chunk);
    },
  });
}

/** Failures of the archive are told from those of the disk. */
async function* readingWell<Item>(items: AsyncIterable<Item>, url: string): AsyncIterable<Item> {
  try {
    yield* items;
  } catch (cause) {
    if (isGymError(cause)) throw cause;
    throw archiveFailure(url, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** Writes a file and gives its SHA-256. */
async function write(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const hash = createHash("sha256");
  const file = await open(path, "w");
  try {
    for await (const chunk of chunks) {
      signal?.throwIfAborted();
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}

function tooLarge(url: string, what: string, limit: number): GymError {
  return archiveFailure(url, `${what} would be larger than ${sizeText(limit)}`);
}

function quoted(name: string): string {
  return JSON.stringify(name);
}
