/** What an archive may come to. An archive of data is far from all of them; one that was made to do harm is not. */
export interface ArchiveLimits {
  /** Bytes of the archive itself. */
  readonly packed: number;
  /** Bytes of all that it unpacks to, kept or not. */
  readonly unpacked: number;
  /** How many times its own size it may unpack to, once that is more than `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
  readonly entries: number;
  /** Bytes of one file that is kept. */
  readonly file: number;
  /** Bytes of all files that are kept. */
  readonly kept: number;
}

/** In bytes. */
export const mebibyte = 2 ** 20;

/** A size for people, such as `64 MiB`. */
export function sizeText(bytes: number): string {
  return bytes >= mebibyte ? `${Math.floor(bytes / mebibyte)} MiB` : `${bytes} bytes`;
}
