import { promisify } from "node:util";
import { gunzip, gunzipSync } from "node:zlib";

const decompress = promisify(gunzip);

/** Decompresses a file that is one gzip member and nothing else. Throws what zlib throws, or an Error about the rest. */
export async function gunzipWhole(bytes: Uint8Array): Promise<Buffer> {
  return requireWhole(bytes, await decompress(bytes));
}

/** The same at once. */
export function gunzipWholeSync(bytes: Uint8Array): Buffer {
  return requireWhole(bytes, gunzipSync(bytes));
}

/** Node passes over zeros behind a member, and adds further members. A member ends with its own length. */
function requireWhole(bytes: Uint8Array, content: Buffer): Buffer {
  const told = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).readUInt32LE(bytes.length - 4);
  if (told === content.length % 2 ** 32) return content;
  throw new Error("There is something behind the end of what was compressed.");
}
