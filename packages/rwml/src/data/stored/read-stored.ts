import { parseJson } from "./parse-json.js";
import { readBytes } from "./read-bytes.js";
import type { Refuse } from "./refuse.js";
import type { Shape } from "./shape.js";

/** Reads a JSON file of a known shape. Throws what `refuse` makes when it cannot be read, is not JSON or is of no such shape. */
export function readStored<Content>(path: string, shape: Shape, refuse: Refuse): Content {
  const value = parseJson(readBytes(path, refuse), refuse);
  const flaw = shape(value);
  if (flaw !== null) throw refuse(flaw);
  return value as Content;
}
