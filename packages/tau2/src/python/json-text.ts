import { entriesOf } from "./dict.js";
import { isNumber, numberText } from "./number.js";
import type { PythonDict, PythonList, PythonValue } from "./python-value.js";

/** Options of `pythonJson`. */
export interface PythonJsonOptions {
  /** Sorts keys by code points at every level. Default: false. */
  readonly sortKeys?: boolean;
}

/**
 * JSON as Python's `json.dumps` writes it: `", "` and `": "` between, ASCII only. The texts of frozen containers are
 * remembered, so that of a changed database only the changed parts are written again.
 */
export function pythonJson(value: PythonValue, { sortKeys = false }: PythonJsonOptions = {}): string {
  return jsonText(value, sortKeys ? sortedTexts : orderedTexts);
}

/** A string as JSON in ASCII. */
export function asciiString(text: string): string {
  const quoted = JSON.stringify(text);
  return beyondAscii.test(quoted) ? quoted.replace(everyBeyondAscii, escaped) : quoted;
}

const beyondAscii = /[\u007f-\uffff]/;
const everyBeyondAscii = new RegExp(beyondAscii, "g");

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Orders texts by code points, as Python does; JavaScript's own order is by UTF-16 units. */
export function compareCodePoints(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length);
  for (let index = 0; index < shorter; index++) {
    if (left.charCodeAt(index) === right.charCodeAt(index)) continue;
    const start = isWithinPair(left, index) || isWithinPair(right, index) ? index - 1 : index;
    return left.codePointAt(start)! - right.codePointAt(start)!;
  }
  return left.length - right.length;
}

interface Texts {
  readonly sortKeys: boolean;
  readonly known: WeakMap<object, string>;
}

const orderedTexts: Texts = { sortKeys: false, known: new WeakMap() };
const sortedTexts: Texts = { sortKeys: true, known: new WeakMap() };

function jsonText(value: PythonValue, texts: Texts): string {
  if (typeof value === "string") return asciiString(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (isNumber(value)) return jsonNumber(numberText(value));
  const before = texts.known.get(value);
  if (before !== undefined) return before;
  const text = Array.isArray(value) ? listText(value, texts) : dictText(value as PythonDict, texts);
  if (Object.isFrozen(value)) texts.known.set(value, text);
  return text;
}

function listText(list: PythonList, texts: Texts): string {
  let text = "";
  for (const item of list) text += `${text === "" ? "" : ", "}${jsonText(item, texts)}`;
  return `[${text}]`;
}

function dictText(dict: PythonDict, texts: Texts): string {
  const entries = entriesOf(dict);
  const ordered = texts.sortKeys ? [...entries].sort(([one], [two]) => compareCodePoints(one, two)) : entries;
  let text = "";
  for (const [key, value] of ordered) {
    text += `${text === "" ? "" : ", "}${keyText(key)}: ${jsonText(value, texts)}`;
  }
  return `{${text}}`;
}

/** Most keys are names of fields, which come again and again. */
function keyText(key: string): string {
  let text = keyTexts.get(key);
  if (text === undefined) {
    text = asciiString(key);
    if (keyTexts.size < mostKeyTexts) keyTexts.set(key, text);
  }
  return text;
}

const keyTexts = new Map<string, string>();
const mostKeyTexts = 10_000;

function jsonNumber(text: string): string {
  return { nan: "NaN", inf: "Infinity", "-inf": "-Infinity" }[text] ?? text;
}

/** Whether a UTF-16 unit ends the pair of a character beyond U+FFFF; halves may stand alone. */
function isWithinPair(text: string, index: number): boolean {
  return index > 0 && text.codePointAt(index - 1)! > 0xffff;
}
