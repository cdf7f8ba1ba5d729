import { parseJson } from "./parse-json.js";
import { readBytes } from "./read-bytes.js";
import type { Refuse } from "./refuse.js";
import { saveFile } from "./save-file.js";
import { blankSeal, seal, sealHolds } from "./seal.js";
import { fields, oneOf, type Shape, text } from "./shape.js";

/** JSON files of one kind, which carry a seal: whoever changes a value, and not only the layout, shows. */
export interface SealedFormat {
  /** What is written. */
  readonly formatVersion: number;
  /** Versions before it that had the same fields and no seal, which are read too. */
  readonly unsealed: readonly number[];
  /** The fields of the content, besides `formatVersion` and `sha256`. */
  readonly content: Readonly<Record<string, Shape>>;
}

/** Replaces a file as a whole by a sealed one. Throws what `saveFile` throws. */
export function saveSealed(path: string, { formatVersion }: SealedFormat, content: object): void {
  const file = { formatVersion, sha256: blankSeal, ...content };
  saveFile(path, seal(Buffer.from(`${JSON.stringify(file, null, 2)}\n`)));
}

/** The content of such a file. Throws what `refuse` makes when it cannot be read, is of no such shape, or was changed. */
export function readSealed<Content>(
  path: string,
  { formatVersion, unsealed, content }: SealedFormat,
  refuse: Refuse,
): Content {
  const bytes = readBytes(path, refuse);
  const value = parseJson(bytes, refuse);
  const version = oneOf(...unsealed, formatVersion);
  const isOfThisVersion = (value as { formatVersion?: unknown } | null)?.formatVersion === formatVersion;
  const shape = fields({
    formatVersion: version,
    ...(isOfThisVersion ? { sha256: text(/^[0-9a-f]{64}$/, "a SHA-256") } : {}),
    ...content,
  });
  const flaw = shape(value);
  if (flaw !== null) throw refuse(flaw);
  const { formatVersion: _, sha256, ...rest } = value as Record<string, unknown>;
  if (isOfThisVersion && !sealHolds(bytes, sha256 as string)) {
    throw refuse("it was changed after it was written: its content does not have its SHA-256");
  }
  return rest as Content;
}
