import type { Readable } from "node:stream";
import type { Entry } from "yauzl";

/** A file in a zip archive. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes once it is unpacked, as the archive says; reading fails where it is not so. */
  readonly size: number;
  readonly checksum: number;
  /** `other` stands for links and whatever else is neither. */
  readonly type: "file" | "folder" | "other";
  /** Why its contents cannot be had, for people; null where they can. */
  readonly obstacle: string | null;
  open(): Promise<Readable>;
}

/** A zip archive that is open for reading. */
export interface ZipArchive {
  readonly entryCount: number;
  entries(): AsyncIterable<ZipEntry>;
  close(): void;
}

const fileTypes = 0o170000;
const regularFile = 0o100000;
const madeOnUnix = 3;

/** How the contents of a file can lie in an archive, by the format's numbers; the library reads two of them. */
const stored = 0;
const deflated = 8;
const otherPackings: Readonly<Record<number, string>> = {
  ...{ 9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "XZ", 98: "PPMd", 99: "AES encryption" },
};

/**
 * Opens a zip archive by its directory, which stands at its end. Throws what `yauzl` throws for what is none, is cut, or
 * names files that lead elsewhere; the only file that knows that library.
 */
export async function openZip(path: string): Promise<ZipArchive> {
  const { openPromise } = await import("yauzl");
  const archive = await openPromise(path, { strictFileNames: true });
  return {
    entryCount: archive.entryCount,
    async *entries() {
      for await (const entry of archive.eachEntry()) {
        yield {
          name: entry.fileName,
          size: entry.uncompressedSize,
          checksum: entry.crc32,
          type: typeOf(entry),
          obstacle: obstacleOf(entry),
          open: () => archive.openReadStreamPromise(entry),
        };
      }
    },
    close: () => archive.close(),
  };
}

function typeOf({ fileName, versionMadeBy, externalFileAttributes }: Entry): ZipEntry["type"] {
  if (fileName.endsWith("/")) return "folder";
  const type = versionMadeBy >>> 8 === madeOnUnix ? (externalFileAttributes >>> 16) & fileTypes : 0;
  return type === 0 || type === regularFile ? "file" : "other";
}

function obstacleOf(entry: Entry): string | null {
  if (entry.isEncrypted()) return "is encrypted";
  const { compressionMethod: packing } = entry;
  if (packing === stored || packing === deflated) return null;
  return `is packed by ${otherPackings[packing] ?? `method ${packing}`}, which cannot be unpacked here`;
}
