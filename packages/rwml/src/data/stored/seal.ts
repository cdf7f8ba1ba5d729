import { createHash } from "node:crypto";

/**
 * What stands in a file's text in the place of its seal while the seal is computed. A seal is the SHA-256 of the file
 * itself, with these digits in its own place: so a change of any byte shows.
 */
export const blankSeal = "0".repeat(64);

/** Replaces the first blank seal in a file by its seal, in place. */
export function seal(file: Uint8Array): Uint8Array {
  const place = find(file, blankSeal);
  const digits = sealOf(file, place);
  Buffer.from(file.buffer, file.byteOffset, file.byteLength).write(digits, place, "latin1");
  return file;
}

/** Whether a file that has this seal is as it was when it was sealed. */
export function sealHolds(file: Uint8Array, found: string): boolean {
  const place = found.length === blankSeal.length ? find(file, found) : -1;
  return place >= 0 && sealOf(file, place) === found;
}

/** The SHA-256 of bytes, as 64 hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function sealOf(file: Uint8Array, place: number): string {
  return createHash("sha256")
    .update(file.subarray(0, place))
    .update(blankSeal)
    .update(file.subarray(place + blankSeal.length))
    .digest("hex");
}

function find(file: Uint8Array, digits: string): number {
  return Buffer.from(file.buffer, file.byteOffset, file.byteLength).indexOf(digits, 0, "latin1");
}
