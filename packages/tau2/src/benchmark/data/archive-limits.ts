import { type ArchiveLimits, mebibyte } from "@rwml/core/pull";

/** The largest file of data has 14 MB, and text packs to a tenth. */
export const archiveLimits: ArchiveLimits = {
  packed: 1024 * mebibyte,
  unpacked: 8192 * mebibyte,
  ratio: 200,
  ratioFrom: 64 * mebibyte,
  entries: 100_000,
  file: 64 * mebibyte,
  kept: 256 * mebibyte,
};
