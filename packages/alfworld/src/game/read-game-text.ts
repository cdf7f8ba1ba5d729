import { readFileSync, type Stats, statSync } from "node:fs";
import { GymError } from "@rwml/core";
import { brokenGame } from "./broken-game.js";
import { decodeText } from "./decode-text.js";

/**
 * Reads a file of a game, with or without a byte order mark. Throws `alfworld/missing-file` for one that is not there or
 * cannot be opened, `alfworld/not-a-file` for what is none, such as a named pipe, on which reading would wait for ever, and
 * `alfworld/broken-game` for bytes that are not UTF-8.
 */
export function readGameText(path: string): string {
  const bytes = readGameBytes(path);
  const text = decodeText(bytes);
  if (text === null) throw brokenGame(path, "it is not UTF-8");
  return text;
}

function readGameBytes(path: string): Buffer {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) throw notAFile(path, stats);
    return readFileSync(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (cause instanceof GymError) throw cause;
    const advice =
      code === "ENOENT"
        ? 'Game files come with "pip install alfworld && alfworld-download".'
        : "Look at who may read it.";
    throw new GymError("alfworld/missing-file", `Cannot read ${path} (${code}). ${advice}`, { cause });
  }
}

function notAFile(path: string, stats: Stats): GymError {
  return new GymError(
    "alfworld/not-a-file",
    `${path} is ${kindOf(stats)}, not a file, so it was not read. Put the file of a game in its place.`,
  );
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return "a folder";
  if (stats.isFIFO()) return "a named pipe";
  return stats.isSocket() ? "a socket" : "a device";
}
