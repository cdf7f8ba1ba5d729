import { entriesOf } from "./dict.js";
import { asciiString, pythonJson } from "./json-text.js";
import { isNumber } from "./number.js";
import type { PythonValue } from "./python-value.js";

/** Options of `indentedJson`. */
export interface IndentedJsonOptions {
  /** Blanks of a level. Default: 2. */
  readonly indent?: number;
  /** Whether characters beyond ASCII are escaped. Default: true. */
  readonly ascii?: boolean;
  /** The level on which the value stands; its first line is not indented. Default: 0. */
  readonly level?: number;
}

/** JSON on many lines, as Python's `json.dumps` writes it with `indent`. */
export function indentedJson(
  value: PythonValue,
  { indent = 2, ascii = true, level = 0 }: IndentedJsonOptions = {},
): string {
  const quoted = ascii ? asciiString : (text: string): string => JSON.stringify(text);
  const write = (item: PythonValue, depth: number): string => {
    if (typeof item === "string") return quoted(item);
    if (item === null || typeof item !== "object" || isNumber(item)) return pythonJson(item);
    const parts = Array.isArray(item)
      ? item.map((entry: PythonValue) => write(entry, depth + 1))
      : entriesOf(item as Exclude<typeof item, readonly PythonValue[]>).map(
          ([key, entry]) => `${quoted(key)}: ${write(entry, depth + 1)}`,
        );
    const [open, close] = Array.isArray(item) ? ["[", "]"] : ["{", "}"];
    if (parts.length === 0) return open + close;
    const [outer, inner] = [" ".repeat(depth * indent), " ".repeat((depth + 1) * indent)];
    return `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${outer}${close}`;
  };
  return write(value, level);
}
