/** A token of a Python expression. */
export type Token =
  | { readonly type: "name"; readonly text: string }
  | { readonly type: "number"; readonly text: string }
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "operator"; readonly text: string };

const blank = /[ \t\f]*/y;
const name = /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy;
const number =
  /(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d[\d_]*)?)[jJ]?/y;
const quote = /([rR]|[uU])?(['"])/y;
const operator = /\*\*|\/\/|<<|>>|==|!=|<=|>=|[-+*/%@&|^~<>=,:.()[\]{}]/y;

/** Splits a line into tokens; null where it is no Python, or uses something as rare as bytes or format strings. */
export function tokensOf(line: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let position = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const match = pattern.exec(line);
    if (match !== null) position += match[0].length;
    return match;
  };
  for (;;) {
    take(blank);
    if (position >= line.length) return tokens;
    const opening = take(quote);
    if (opening !== null) {
      const end = endOfString(line, position, opening[2]!);
      if (end === null) return null;
      const value = stringValue(line.slice(position, end), opening[1]?.toLowerCase() === "r");
      if (value === null) return null;
      position = end + 1;
      tokens.push({ type: "string", value });
      continue;
    }
    const digits = take(number);
    if (digits !== null) {
      tokens.push({ type: "number", text: digits[0] });
      continue;
    }
    const word = take(name);
    const found = word ?? take(operator);
    if (found === null) return null;
    tokens.push({ type: word === null ? "operator" : "name", text: found[0] });
  }
}

/** Where a string's closing quote stands. (A regular expression runs out of stack in very long strings.) */
function endOfString(line: string, start: number, closing: string): number | null {
  for (let index = start; index < line.length; index++) {
    const mark = line[index];
    if (mark === closing) return index;
    if (mark === "\\") index++;
    if (line[index] === "\n") return null;
  }
  return null;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  ...{ "\\": "\\", "'": "'", '"': '"', a: "\u0007", b: "\b", f: "\f" },
  ...{ n: "\n", r: "\r", t: "\t", v: "\v" },
};
const escapes =
  /\\(?:([\\'"abfnrtv])|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|([xuUN]))/g;

/** The text of a string literal; null for an escape that is cut short. */
function stringValue(inner: string, raw: boolean): string | null {
  if (raw) return inner;
  let broken = false;
  const value = inner.replace(escapes, (_, simple, two, four, eight, octal, cut) => {
    if (cut !== undefined) broken = true;
    if (simple !== undefined) return simpleEscapes[simple]!;
    const hex: string | undefined = two ?? four ?? eight;
    const code = hex === undefined ? Number.parseInt(octal ?? "0", 8) : Number.parseInt(hex, 16);
    if (code <= 0x10ffff) return String.fromCodePoint(code);
    broken = true;
    return "";
  });
  return broken ? null : value;
}
