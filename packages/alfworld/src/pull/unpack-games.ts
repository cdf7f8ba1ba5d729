import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { crc32 } from "node:zlib";
import { type GymError, isGymError } from "@rwml/core";
import { type ArchiveLimits, entrySteps, sizeText } from "@rwml/core/pull";
import type { BrokenGame } from "./count-games.js";
import { gameArchiveLimits, type TrialFileKind, trialFileKinds, trialFiles } from "./original-archives.js";
import { archiveFailure } from "./pull-failure.js";
import { openZip, type ZipArchive, type ZipEntry } from "./read-zip.js";
import { type Clash, Spellings } from "./spellings.js";
import { mostAround, trialFileFlaw, trialFileOf } from "./trial-file.js";

/** An archive, as it was seen. Upstream publishes no checksums to compare with. */
export interface SeenArchive {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** How many files it holds of each kind. */
  readonly files: Readonly<Record<TrialFileKind, number>>;
  /** Files that are none of a trial's, and links. */
  readonly leftOut: number;
}

/** What came out of an archive. */
export interface UnpackedGames {
  readonly archive: SeenArchive;
  /** The SHA-256 of each file, by its path from its split on. */
  readonly hashes: Readonly<Record<string, string>>;
  /** Files that lack what play needs at a first look, and what they lack. */
  readonly broken: readonly BrokenGame[];
  /** The names of links and the like, which are not unpacked. */
  readonly links: readonly string[];
}

/** Options of `unpackGames`. */
export interface UnpackGamesOptions {
  /** Knows the paths that other archives have brought. Default: none. */
  readonly spellings?: Spellings | undefined;
  /** Default: `gameArchiveLimits`. */
  readonly limits?: ArchiveLimits | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told how many entries of the archive were looked at. */
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined;
}

/**
 * Unpacks the files of trials out of one of upstream's zip archives, so that `folder` holds the folders of splits. Throws
 * `alfworld/no-archive` for a file that is none, is cut, is larger than the limits, is encrypted or packed in a way that is not
 * known, names a file twice, in two spellings, or one that leads out of its folder, or whose contents are not what their
 * checksums say; and what the system throws when a file cannot be written.
 */
export async function unpackGames(
  file: string,
  folder: string,
  options: UnpackGamesOptions = {},
): Promise<UnpackedGames> {
  const { limits = gameArchiveLimits, signal } = options;
  const stats = await readingWell(file, () => stat(file));
  if (!stats.isFile()) throw archiveFailure(file, "it is not even a file", { advice: "Name a zip archive." });
  const bytes = stats.size;
  if (bytes > limits.packed) throw tooLarge(file, "it", limits.packed);
  const sha256 = await readingWell(file, () => fileSha256(file, signal));
  const archive = await readingWell(file, () => openZip(file));
  try {
    const unpacked = await unpackEntries(archive, { file, folder, bytes, ...options, limits });
    const { files, leftOut, firstLeftOut, ...games } = unpacked;
    if (Object.keys(games.hashes).length === 0) throw otherLayout(file, firstLeftOut);
    return { archive: { name: basename(file), bytes, sha256, files, leftOut }, ...games };
  } finally {
    archive.close();
  }
}

interface Unpacking extends UnpackGamesOptions {
  readonly file: string;
  readonly folder: string;
  readonly bytes: number;
  readonly limits: ArchiveLimits;
}

interface UnpackedEntries extends Pick<SeenArchive, "files" | "leftOut">, Omit<UnpackedGames, "archive"> {
  readonly firstLeftOut: string | null;
}

async function unpackEntries(
  archive: ZipArchive,
  { file, folder, bytes, limits, signal, onProgress, spellings = new Spellings() }: Unpacking,
): Promise<UnpackedEntries> {
  if (archive.entryCount > limits.entries)
    throw archiveFailure(file, `it has more than ${limits.entries} entries`);
  const files = Object.fromEntries(trialFileKinds.map((kind) => [kind, 0])) as Record<TrialFileKind, number>;
  const hashes: Record<string, string> = {};
  const broken: BrokenGame[] = [];
  const links: string[] = [];
  let firstLeftOut: string | null = null;
  const byRatio = Math.max(limits.ratioFrom, bytes * limits.ratio);
  let [done, leftOut, kept] = [0, 0, 0];
  for await (const entry of readingAll(file, archive.entries())) {
    signal?.throwIfAborted();
    onProgress?.({ done: ++done, total: archive.entryCount });
    const steps = entrySteps(entry.name);
    if (steps === null)
      throw archiveFailure(file, `its entry ${JSON.stringify(entry.name)} leads out of its folder`);
    const found = entry.type === "file" ? trialFileOf(steps) : null;
    if (found === null) {
      if (entry.type === "folder") continue;
      if (entry.type === "other") links.push(entry.name);
      firstLeftOut ??= entry.name;
      leftOut++;
      continue;
    }
    const { path, kind } = found;
    requireName(file, path, spellings.add(path));
    if (Object.hasOwn(hashes, path)) throw archiveFailure(file, `it holds ${path} twice`);
    if (entry.obstacle !== null) {
      throw archiveFailure(file, `its file ${path} ${entry.obstacle}`, { advice: zipAgain });
    }
    if (entry.size > limits.file) throw tooLarge(file, `its file ${JSON.stringify(path)}`, limits.file);
    kept += entry.size;
    if (kept > limits.kept) throw tooLarge(file, "all its files together", limits.kept);
    if (kept > byRatio) {
      const problem = `its ${sizeText(bytes)} unpack to more than ${limits.ratio} times as much`;
      throw archiveFailure(file, `${problem}, as only archives do that are made to fill disks`);
    }
    const content = await contentOf(entry, signal).catch((cause: unknown) => {
      signal?.throwIfAborted();
      throw archiveFailure(file, `its file ${path} is damaged (${(cause as Error).message})`, { cause });
    });
    if (crc32(content) !== entry.checksum) {
      throw archiveFailure(file, `its file ${path} is damaged (it is not what its checksum says)`);
    }
    const flaw = trialFileFlaw(kind, content);
    if (flaw !== null) broken.push({ path, flaw: `${path}: ${flaw}` });
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
    hashes[path] = createHash("sha256").update(content).digest("hex");
    files[kind]++;
  }
  return { files, leftOut, firstLeftOut, hashes, broken, links };
}

const zipAgain =
  "Unpack it yourself, and zip its folders again with the usual method (Deflate) and no password.";

/** What file systems take for the name of a file, in bytes; some take less. */
const longestName = 255;

/** Refuses names that are no fault of the folder they would go to. */
function requireName(file: string, path: string, clash: Clash | null): void {
  const long = path.split("/").find((step) => Buffer.byteLength(step) > longestName);
  if (long !== undefined) {
    throw archiveFailure(
      file,
      `the name ${long.slice(0, 20)}… in it is longer than the ${longestName} bytes that file systems take`,
    );
  }
  if (clash === null) return;
  const [earlier, later] = clash.map((name) => JSON.stringify(name));
  throw archiveFailure(
    file,
    `its ${later} and ${earlier} differ only in case or in how accents are written, so they would overwrite each other on macOS and Windows`,
    { advice: "Unpack it yourself, keep one of the two, and zip the rest again." },
  );
}

function otherLayout(file: string, found: string | null): GymError {
  const names = Object.values(trialFiles).join(", ");
  return archiveFailure(
    file,
    `it holds no <split>/<task>/<trial>/<file> that is one of ${names}, with ${mostAround} folders around it at most, such as json_2.1.1; ${found === null ? "it is empty" : `what it holds begins with ${JSON.stringify(found)}`}`,
    { advice: "Download one of ALFWorld's archives, or zip the folder json_2.1.1 alone." },
  );
}

async function contentOf(entry: ZipEntry, signal: AbortSignal | undefined): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await entry.open()) {
    signal?.throwIfAborted();
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

async function fileSha256(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) {
    signal?.throwIfAborted();
    hash.update(chunk as Buffer);
  }
  return hash.digest("hex");
}

/** What the library throws is about the archive. */
async function readingWell<Value>(file: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (cause) {
    throw asArchiveFailure(file, cause);
  }
}

async function* readingAll<Item>(file: string, items: AsyncIterable<Item>): AsyncIterable<Item> {
  const iterator = items[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await readingWell(file, () => iterator.next());
    if (done === true) return;
    yield value;
  }
}

function asArchiveFailure(file: string, cause: unknown): unknown {
  const isAbort = cause instanceof Error && cause.name === "AbortError";
  if (isGymError(cause) || isAbort) return cause;
  return archiveFailure(file, cause instanceof Error ? cause.message : String(cause), { cause });
}

function tooLarge(file: string, what: string, limit: number): GymError {
  return archiveFailure(file, `${what} would be larger than ${sizeText(limit)}`);
}
