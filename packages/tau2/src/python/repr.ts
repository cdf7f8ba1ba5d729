import { entriesOf, isDict } from "./dict.js";
import { isNumber, numberText } from "./number.js";
import type { PythonValue } from "./python-value.js";

/** A value as Python's `repr` writes it. */
export function pythonRepr(value: PythonValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return stringRepr(value);
  if (isNumber(value)) return numberText(value);
  if (isDict(value)) {
    return `{${entriesOf(value)
      .map(([key, item]) => `${stringRepr(key)}: ${pythonRepr(item)}`)
      .join(", ")}}`;
  }
  return `[${value.map(pythonRepr).join(", ")}]`;
}

/** A value as Python's `str` writes it: strings without quotes. */
export function pythonStr(value: PythonValue): string {
  return typeof value === "string" ? value : pythonRepr(value);
}

/** A string as `repr` writes it: single quotes, unless only those occur inside. */
export function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let inner = "";
  for (const character of text) inner += escaped(character, quote);
  return `${quote}${inner}${quote}`;
}

const short: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const unprintable = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

function escaped(character: string, quote: string): string {
  if (character === quote) return `\\${quote}`;
  const known = short[character];
  if (known !== undefined) return known;
  if (!unprintable.test(character)) return character;
  const code = character.codePointAt(0)!;
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
