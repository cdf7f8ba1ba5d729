import type { Readable } from "node:stream";

/** A file in a zip archive. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes once it is unpacked, as the archive says; reading fails where it is not so. */
  readonly size: number;
  readonly checksum: number;
  /** False for folders, and for links and the like. */
  readonly isFile: boolean;
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
        const mode = entry.externalFileAttributes >>> 16;
        const type = entry.versionMadeBy >>> 8 === madeOnUnix ? mode & fileTypes : 0;
        yield {
          name: entry.fileName,
          size: entry.uncompressedSize,
          checksum: entry.crc32,
          isFile: !entry.fileName.endsWith("/") && (type === 0 || type === regularFile),
          open: () => archive.openReadStreamPromise(entry),
        };
      }
    },
    close: () => archive.close(),
  };
}
