import { readFileSync } from "node:fs";
import type { Refuse } from "./refuse.js";

/** Reads a whole file; throws what `refuse` makes when it cannot be read. */
export function readBytes(path: string, refuse: Refuse): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw refuse(readFlaw(cause), cause);
  }
}

function readFlaw(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
  return flaws[code] ?? `it cannot be read (${code})`;
}

const flaws: Readonly<Record<string, string>> = {
  ENOENT: "it is missing",
  ENOTDIR: "it is missing",
  EISDIR: "it is a folder",
  EACCES: "it may not be read",
  EPERM: "it may not be read",
  ERR_FS_FILE_TOO_LARGE: "it is too large",
};
