import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { GymError } from "@rwml/core";
import { ownWording } from "../../conversation/wording/own-wording.js";
import type { Wording } from "../../conversation/wording/wording.js";
import { integer, nullable, table, text } from "../../python/model/field.js";
import { model } from "../../python/model/model.js";
import { findDataFolder } from "../data/data-folder.js";
import { readDataFile } from "../data/read-data-file.js";

/** What a file with wording is called, beside the data that it was pulled with. */
export const wordingPackName = "wording.json";

const formatVersion = 1;
const texts = table(text);
const tool = model("Tool", { short: text, long: text, parameters: texts });
const definition = model("Definition", { description: nullable(text), fields: texts });
const toolkit = model("Toolkit", { tools: table(tool), definitions: table(definition) });
const wording = model("Wording", {
  formatVersion: integer,
  name: text,
  agent: model("Agent", {
    ...{ instruction: text, groundTruthInstruction: text, soloInstruction: text, doneDescription: text },
  }),
  user: model("User", { guidelines: text, guidelinesWithTools: text, personas: texts }),
  judge: text,
  toolkits: table(toolkit),
});

/** The text of a file with wording. */
export function wordingPackText(pack: Wording): string {
  return `${JSON.stringify({ formatVersion, ...pack }, null, 2)}\n`;
}

/** Reads a file with wording. Throws `tau2/missing-file`, and `tau2/broken-wording` for one in another form. */
export function loadWordingPack(path: string): Wording {
  const value = readDataFile(path);
  try {
    const { formatVersion: version, ...pack } = wording.parse(value);
    if (version === formatVersion) return pack as unknown as Wording;
    throw new Error(`it is of format ${version}, and this release reads ${formatVersion}`);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new GymError(
      "tau2/broken-wording",
      `${path} holds no wording that can be read: ${problem}. Pull it again with "rwml data pull tau2".`,
      { cause },
    );
  }
}

/**
 * The wording that was pulled with the data, or our own where there is none. Throws what `loadWordingPack` throws.
 *
 * @param data as `dataFolder` takes it
 */
export function wordingOf(data?: string): Wording {
  const folder = findDataFolder(data);
  if (folder === null) return ownWording;
  const path = join(dirname(folder), wordingPackName);
  return existsSync(path) ? loadWordingPack(path) : ownWording;
}
