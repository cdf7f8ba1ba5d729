import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Lies in a folder of data that was pulled, and tells where it came from. */
export interface PulledMark {
  readonly url: string;
  readonly commit: string;
  /** The SHA-256 of the wording that was pulled with it; null without one. */
  readonly wording: string | null;
}

/** The mark's file. */
export const pulledMarkName = "source.json";

/** The mark of a folder of data; null where the data was not pulled. */
export function readPulledMark(data: string): PulledMark | null {
  try {
    const { url, commit, wording = null } = JSON.parse(readFileSync(join(data, pulledMarkName), "utf8"));
    return typeof url === "string" && typeof commit === "string" ? { url, commit, wording } : null;
  } catch {
    return null;
  }
}

/** As text for the mark's file. */
export function pulledMarkText(mark: PulledMark): string {
  return `${JSON.stringify(mark, null, 2)}\n`;
}

/** The SHA-256 of a small file; null without one. */
export function fileHash(path: string): string | null {
  return existsSync(path) ? createHash("sha256").update(readFileSync(path)).digest("hex") : null;
}
