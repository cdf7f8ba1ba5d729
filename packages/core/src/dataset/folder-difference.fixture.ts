import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/**
 * Where two folders that should hold the same files begin to differ: names, or the first file with its byte, and the
 * text there; null where they are equal.
 */
export function folderDifference(one: string, other: string): string | null {
  const [left, right] = [one, other].map((dir) => readdirSync(dir).sort().join(", "));
  if (left !== right) return `one holds ${left}; the other ${right}`;
  for (const name of readdirSync(one)) {
    const [ours, theirs] = [one, other].map((dir) => readFileSync(join(dir, name))) as [Buffer, Buffer];
    if (ours.equals(theirs)) continue;
    const byte = firstDifference(ours, theirs);
    const texts = [ours, theirs].map((bytes) => (name.endsWith(".gz") ? gunzipSync(bytes) : bytes)) as [
      Buffer,
      Buffer,
    ];
    const place = firstDifference(...texts);
    const excerpts = texts.map((text) => JSON.stringify(text.toString("utf8", place - 80, place + 120)));
    return `${name} differs at byte ${byte} (${ours.length} and ${theirs.length} bytes), in its text at byte ${place}: ${excerpts.join(" and ")}`;
  }
  return null;
}

function firstDifference(one: Buffer, other: Buffer): number {
  const at = one.findIndex((byte, index) => byte !== other[index]);
  return at === -1 ? one.length : at;
}
