import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readGameText } from "../game/read-game-text.js";
import type { SeenArchive } from "./unpack-games.js";

/** Lies in a folder of games that were pulled: what they came from, and the checksums that were seen. */
export interface PulledManifest {
  readonly by: "rwml data pull alfworld";
  readonly archives: readonly SeenArchive[];
  /** The SHA-256 of each file, by its path from its split on. */
  readonly files: Readonly<Record<string, string>>;
}

/** The manifest's file. */
export const pulledManifestName = "pulled.json";

/** The manifest of a folder of games; null where they were not pulled. */
export function readPulledManifest(data: string): PulledManifest | null {
  try {
    const manifest = JSON.parse(readGameText(join(data, pulledManifestName)));
    const isOurs = manifest.by === "rwml data pull alfworld" && Array.isArray(manifest.archives);
    return isOurs && typeof manifest.files === "object" ? manifest : null;
  } catch {
    return null;
  }
}

/** Whether every file of a manifest is there as it was pulled. */
export async function isWhole(data: string, { files }: PulledManifest): Promise<boolean> {
  for (const [path, hash] of Object.entries(files)) {
    const file = join(data, path);
    if (!isFile(file) || sha256(await readFile(file)) !== hash) return false;
  }
  return true;
}

/** The SHA-256 of a file; null for what is none. */
export function fileSha256(path: string): string | null {
  return isFile(path) ? sha256(readFileSync(path)) : null;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function sha256(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
