/**
 * The versions of the files' layout that this code reads. What is written has the last one.
 *
 * - 1: what it says of itself may be in it, `checksum` and `counts.unstarted`, or neither
 * - 2: the same, where episodes refer to blocks, of which a reader of version 1 would take no notice
 * - 3: with or without blocks, and always with what it says of itself
 */
export const formatVersions = [1, 2, 3] as const;

/** One of `formatVersions`. */
export type FormatVersion = (typeof formatVersions)[number];

/** The version in which datasets are written. */
export const currentVersion = 3 satisfies FormatVersion;
