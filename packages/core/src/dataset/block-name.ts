import { unfinishedEnding } from "../internal/write-atomically.js";

/** The file of a block, named by the SHA-256 of its JSON text: `block-<64 hexadecimal digits>.json.gz`. */
export function blockName(block: string): string {
  return `block-${block}.json.gz`;
}

/** Whether a file's name is one that `blockName` gives. */
export function isBlockName(file: string): boolean {
  return /^block-[0-9a-f]{64}\.json\.gz$/.test(file);
}

/** Where a series writes a block until it is whole. Series write the same blocks, so each has a place of its own. */
export function unfinishedBlockName(block: string, series: number): string {
  return `${blockName(block)}.w${series}${unfinishedEnding}`;
}

/** Whether a file is what a series has left of a block that it could not finish. */
export function isUnfinishedBlock(file: string, series: number): boolean {
  return file.startsWith("block-") && file.endsWith(`.w${series}${unfinishedEnding}`);
}
