import type { Token } from "./source-lines.js";

/**
 * The value of an expression that is a text: strings in a row or joined by `+`, in parentheses, dedented, stripped.
 * Null for everything else.
 */
export function textOf(tokens: readonly Token[]): string | null {
  const reader = new ExpressionReader(tokens);
  const value = reader.sum();
  return reader.isAtEnd() ? value : null;
}

const strips: Readonly<Record<string, (text: string) => string>> = {
  ".strip": (text) => text.trim(),
  ".lstrip": (text) => text.trimStart(),
  ".rstrip": (text) => text.trimEnd(),
};

class ExpressionReader {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  isAtEnd(): boolean {
    return this.#position === this.#tokens.length;
  }

  sum(): string | null {
    let value = this.#stripped();
    while (value !== null && this.#takesMark("+")) {
      const more = this.#stripped();
      value = more === null ? null : value + more;
    }
    return value;
  }

  #stripped(): string | null {
    let value = this.#atom();
    for (let strip = this.#strip(); value !== null && strip !== null; strip = this.#strip()) {
      value = this.#takesMark("(") && this.#takesMark(")") ? strip(value) : null;
    }
    return value;
  }

  #atom(): string | null {
    const token = this.#tokens[this.#position];
    if (token?.type === "word" && /^(textwrap\.)?dedent$/.test(token.word)) {
      this.#position++;
      const inner = this.#parenthesised();
      return inner === null ? null : dedented(inner);
    }
    if (token?.type === "mark") return this.#parenthesised();
    if (token?.type !== "text") return null;
    let value = "";
    for (let next: Token | undefined = token; next?.type === "text"; next = this.#tokens[this.#position]) {
      value += next.value;
      this.#position++;
    }
    return value;
  }

  #parenthesised(): string | null {
    if (!this.#takesMark("(")) return null;
    const value = this.sum();
    return this.#takesMark(")") ? value : null;
  }

  #strip(): ((text: string) => string) | null {
    const token = this.#tokens[this.#position];
    const strip = token?.type === "word" ? strips[token.word] : undefined;
    if (strip === undefined) return null;
    this.#position++;
    return strip;
  }

  #takesMark(mark: string): boolean {
    const token = this.#tokens[this.#position];
    if (token?.type !== "mark" || token.mark !== mark) return false;
    this.#position++;
    return true;
  }
}

/** Python's `textwrap.dedent`. */
function dedented(text: string): string {
  const lines = text.split("\n").map((line) => (line.trim() === "" ? "" : line));
  const indents = lines.filter((line) => line !== "").map((line) => /^[ \t]*/.exec(line)![0]);
  const common = indents.reduce((left, right) => commonStart(left, right), indents[0] ?? "");
  return lines.map((line) => line.slice(line === "" ? 0 : common.length)).join("\n");
}

function commonStart(left: string, right: string): string {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return left.slice(0, length);
}
