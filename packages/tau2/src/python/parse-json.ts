import { GymError } from "@rwml/core";
import { dictOf } from "./dict.js";
import { mostDigits } from "./limits.js";
import { float, int } from "./number.js";
import type { PythonNumber, PythonValue } from "./python-value.js";

/**
 * Reads JSON as Python's `json.loads` does: ints and floats stay apart, ints have no largest, dicts keep their order,
 * `NaN` and `Infinity` are numbers, an int has at most 4,300 digits. Throws a GymError `tau2/broken-json` that names the place.
 */
export function parsePythonJson(text: string): PythonValue {
  return new Parser(text).document();
}

/** Python's own limit, which keeps everything that walks through values within its stack. */
const deepest = 990;
const blanks = /[ \t\n\r]*/y;
const numbers = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;
const words: readonly (readonly [word: string, value: PythonValue])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
  ["NaN", { $float: "nan" }],
  ["Infinity", { $float: "inf" }],
  ["-Infinity", { $float: "-inf" }],
];

class Parser {
  readonly #text: string;
  #position = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): PythonValue {
    const value = this.#value();
    this.#skipBlanks();
    if (this.#position < this.#text.length) throw this.#broken("nothing more");
    return value;
  }

  #value(): PythonValue {
    this.#skipBlanks();
    switch (this.#text.charCodeAt(this.#position)) {
      case 0x7b:
        return this.#nested(() => this.#object());
      case 0x5b:
        return this.#nested(() => this.#array());
      case 0x22:
        return this.#string();
      default:
        return this.#number() ?? this.#word();
    }
  }

  #nested(read: () => PythonValue): PythonValue {
    if (++this.#depth > deepest) throw this.#broken(`at most ${deepest} open brackets`);
    const value = read();
    this.#depth--;
    return value;
  }

  #object(): PythonValue {
    const entries: [string, PythonValue][] = [];
    this.#position++;
    if (this.#takes("}")) return {};
    for (;;) {
      this.#skipBlanks();
      if (this.#text[this.#position] !== '"') throw this.#broken("a property name in double quotes");
      const key = this.#string();
      if (!this.#takes(":")) throw this.#broken('":"');
      entries.push([key, this.#value()]);
      if (this.#takes("}")) return dictOf(entries);
      if (!this.#takes(",")) throw this.#broken('"," or "}"');
    }
  }

  #array(): PythonValue {
    const items: PythonValue[] = [];
    this.#position++;
    if (this.#takes("]")) return items;
    for (;;) {
      items.push(this.#value());
      if (this.#takes("]")) return items;
      if (!this.#takes(",")) throw this.#broken('"," or "]"');
    }
  }

  #string(): string {
    const start = this.#position;
    let end = start + 1;
    for (;;) {
      const code = this.#text.charCodeAt(end);
      if (code === 0x22) break;
      if (Number.isNaN(code)) throw this.#broken("the end of a string");
      end += code === 0x5c ? 2 : 1;
    }
    this.#position = end + 1;
    const inner = this.#text.slice(start + 1, end);
    if (!inner.includes("\\") && !hasControl(inner)) return inner;
    try {
      return JSON.parse(this.#text.slice(start, end + 1)) as string;
    } catch {
      this.#position = start;
      throw this.#broken("a string without control characters and unknown escapes");
    }
  }

  #number(): PythonNumber | null {
    numbers.lastIndex = this.#position;
    const match = numbers.exec(this.#text);
    if (match === null) return null;
    const [text, fraction, exponent] = match;
    if (fraction === undefined && exponent === undefined && text.replace("-", "").length > mostDigits) {
      throw this.#broken(`an int of at most ${mostDigits} digits`);
    }
    this.#position += text.length;
    if (fraction !== undefined || exponent !== undefined) return float(Number(text));
    // Python's int has no negative zero.
    return text.length < 16 ? Number(text) + 0 : int(BigInt(text));
  }

  #word(): PythonValue {
    for (const [word, value] of words) {
      if (!this.#text.startsWith(word, this.#position)) continue;
      this.#position += word.length;
      return value;
    }
    throw this.#broken("a value");
  }

  #takes(mark: string): boolean {
    this.#skipBlanks();
    if (this.#text[this.#position] !== mark) return false;
    this.#position++;
    return true;
  }

  #skipBlanks(): void {
    blanks.lastIndex = this.#position;
    blanks.exec(this.#text);
    this.#position = blanks.lastIndex;
  }

  #broken(expected: string): GymError {
    const before = this.#text.slice(0, this.#position).split("\n");
    const found = this.#text[this.#position];
    const place = `line ${before.length}, column ${before.at(-1)!.length + 1}`;
    return new GymError(
      "tau2/broken-json",
      `Not JSON at ${place}: expected ${expected}, found ${found === undefined ? "the end of the text" : JSON.stringify(found)}.`,
    );
  }
}

function hasControl(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) < 0x20) return true;
  return false;
}
