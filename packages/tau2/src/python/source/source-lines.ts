import { GymError } from "@rwml/core";

/** A piece of Python source. */
export type Token =
  | { readonly type: "text"; readonly value: string }
  /** A string with holes, whose value only a run would tell. */
  | { readonly type: "formatted-text" }
  | { readonly type: "word"; readonly word: string }
  | { readonly type: "mark"; readonly mark: string };

/** A statement, or the head of one: a line of source, joined over brackets and backslashes. */
export interface SourceLine {
  /** Columns before it. */
  readonly indent: number;
  readonly tokens: readonly Token[];
}

const opening = "([{";
const closing = ")]}";
const patterns = {
  blank: /[ \t\f]+|\\\r?\n/y,
  comment: /#[^\n]*/y,
  lineEnd: /\r?\n/y,
  stringStart: /([rbuf]{0,2})("""|'''|"|')/iy,
  word: /[\p{L}\p{N}_.]*[\p{L}\p{N}_]/uy,
  mark: /[^\s]/uy,
} as const;

/** Cuts Python source into lines of tokens. Throws `tau2/broken-source` for a string without an end. */
export function readSourceLines(source: string): readonly SourceLine[] {
  return new Scanner(source).lines();
}

class Scanner {
  readonly #source: string;
  #position = 0;

  constructor(source: string) {
    this.#source = source;
  }

  lines(): readonly SourceLine[] {
    const lines: SourceLine[] = [];
    let tokens: Token[] = [];
    let indent = 0;
    let depth = 0;
    const end = () => {
      if (tokens.length > 0) lines.push({ indent, tokens });
      tokens = [];
    };
    while (this.#position < this.#source.length) {
      if (this.#take(patterns.comment) !== null || this.#take(patterns.blank) !== null) continue;
      if (this.#take(patterns.lineEnd) !== null) {
        if (depth === 0) end();
        continue;
      }
      if (tokens.length === 0) indent = this.#column();
      const token = this.#token();
      if (token.type === "mark") depth += depthChange(token.mark);
      tokens.push(token);
    }
    end();
    return lines;
  }

  #token(): Token {
    const start = this.#take(patterns.stringStart);
    if (start !== null) return this.#string(start[1]!.toLowerCase(), start[2]!);
    const word = this.#take(patterns.word);
    if (word !== null) return { type: "word", word: word[0] };
    return { type: "mark", mark: this.#take(patterns.mark)![0] };
  }

  #string(prefix: string, quote: string): Token {
    const start = this.#position;
    for (let end = start; end < this.#source.length; end++) {
      if (this.#source[end] === "\\") end++;
      else if (this.#source[end] === "\n" && quote.length === 1) break;
      else if (this.#source.startsWith(quote, end)) {
        this.#position = end + quote.length;
        if (prefix.includes("f")) return { type: "formatted-text" };
        const raw = this.#source.slice(start, end).replaceAll("\r\n", "\n");
        return { type: "text", value: prefix.includes("r") ? raw : unescaped(raw) };
      }
    }
    const line = this.#source.slice(0, start).split("\n").length;
    throw new GymError("tau2/broken-source", `The string in line ${line} of the Python source has no end.`);
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.#source);
    if (match !== null) this.#position = pattern.lastIndex;
    return match;
  }

  #column(): number {
    return this.#position - (this.#source.lastIndexOf("\n", this.#position - 1) + 1);
  }
}

function depthChange(mark: string): number {
  return opening.includes(mark) ? 1 : closing.includes(mark) ? -1 : 0;
}

const escapes =
  /\\(?:(\r?\n)|([\\'"abfnrtv])|([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/g;
const short: Readonly<Record<string, string>> = {
  ...{ "\\": "\\", "'": "'", '"': '"', a: "\u0007", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" },
};

function unescaped(raw: string): string {
  return raw.replace(escapes, (_whole, joined, letter, octal, ...hexadecimal) => {
    if (joined !== undefined) return "";
    if (letter !== undefined) return short[letter] ?? letter;
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    const digits = hexadecimal.slice(0, 3).find((part) => part !== undefined);
    return String.fromCodePoint(Number.parseInt(digits, 16));
  });
}
