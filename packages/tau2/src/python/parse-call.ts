import { deepestExpression, tooDeep } from "./calculator/expression.js";
import { dictOf } from "./dict.js";
import { mostDigits, mostNested } from "./limits.js";
import { float, int, isFloat, isNumber, numberOf, numberText } from "./number.js";
import type { PythonRecord, PythonValue } from "./python-value.js";
import { type Token, tokensOf } from "./token.js";

/** A call as it stands in a line of Python, such as `search(origin="NYC", limit=3)`. */
export interface ParsedCall {
  readonly name: string;
  readonly arguments: PythonRecord;
}

/**
 * Reads a call as upstream does: keyword arguments are Python literals, where a bare name stands for its own text;
 * positional arguments are passed over. Null for a line that is no such call, also because it is beyond Python's limits:
 * 200 nested brackets, ints of 4,300 digits.
 */
export function parseCall(line: string): ParsedCall | null {
  const match = /^([\p{L}\p{N}_]+)\s*\((.*)\)$/u.exec(line.trim());
  if (match === null) return null;
  const tokens = tokensOf(match[2]!);
  if (tokens === null || !isWithinDepth(tokens)) return null;
  try {
    return { name: match[1]!, arguments: new ArgumentReader(tokens).keywords() };
  } catch (error) {
    if (error instanceof NoCall) return null;
    throw error;
  }
}

class NoCall extends Error {}

/** Whether Python's tokenizer takes as many nested brackets; those of the call itself are one of them. */
function isWithinDepth(tokens: readonly Token[]): boolean {
  let depth = 1;
  for (const token of tokens) {
    if (token.type !== "operator") continue;
    if ("([{".includes(token.text) && ++depth > mostNested) return false;
    if (")]}".includes(token.text)) depth--;
  }
  return true;
}

const keywords = new Set(
  "and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  ),
);
const constants = new Map<string, PythonValue>([
  ["True", true],
  ["False", false],
  ["None", null],
]);
const binary = new Set("+ - * / // % ** @ << >> & | ^ == != < > <= >= and or in is".split(" "));

class ArgumentReader {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  keywords(): PythonRecord {
    const found = new Map<string, PythonValue>();
    while (this.#position < this.#tokens.length) {
      const name = this.#keyword();
      if (name === null) {
        if (found.size > 0) throw new NoCall("A positional argument follows a keyword argument.");
        this.#skipExpression();
      } else {
        found.set(name, this.#value());
      }
      if (this.#position < this.#tokens.length) this.#expect(",");
    }
    return dictOf([...found]) as PythonRecord;
  }

  /** Takes `name =`, where it stands. */
  #keyword(): string | null {
    const [first, second] = [this.#tokens[this.#position], this.#tokens[this.#position + 1]];
    if (first?.type !== "name" || second?.type !== "operator" || second.text !== "=") return null;
    if (keywords.has(first.text) || constants.has(first.text)) throw new NoCall("A keyword is no name.");
    this.#position += 2;
    return first.text;
  }

  #value(): PythonValue {
    const token = this.#next();
    switch (token.type) {
      case "string":
        return this.#joined(token.value);
      case "number":
        return numberValue(token.text);
      case "name":
        if (keywords.has(token.text)) throw new NoCall("A keyword is no value.");
        return constants.get(token.text) ?? (token.text === "None" ? null : token.text);
      case "operator":
        return this.#compound(token.text);
    }
  }

  /** Strings side by side are one. */
  #joined(first: string): string {
    let text = first;
    for (let token = this.#peek(); token?.type === "string"; token = this.#peek()) {
      text += token.value;
      this.#position++;
    }
    return text;
  }

  #compound(opening: string): PythonValue {
    switch (opening) {
      case "[":
        return this.#items("]").values;
      case "{":
        return this.#dict();
      case "(": {
        const { values, commas } = this.#items(")");
        return values.length === 1 && commas === 0 ? values[0]! : values;
      }
      case "+":
      case "-":
        return this.#signed(opening);
      default:
        throw new NoCall("This is no literal.");
    }
  }

  #signed(first: string): PythonValue {
    let isNegative = first === "-";
    for (let count = 1; this.#isAt("+") || this.#isAt("-"); count++) {
      if (count >= deepestExpression) throw new NoCall(tooDeep);
      if (this.#isAt("-")) isNegative = !isNegative;
      this.#position++;
    }
    return signed(isNegative ? "-" : "+", this.#value());
  }

  #items(closing: string): { readonly values: PythonValue[]; readonly commas: number } {
    const values: PythonValue[] = [];
    let commas = 0;
    while (!this.#takes(closing)) {
      values.push(this.#value());
      if (this.#takes(",")) commas++;
      else if (!this.#isAt(closing)) throw new NoCall("A comma is missing.");
    }
    return { values, commas };
  }

  #dict(): PythonValue {
    const entries: [string, PythonValue][] = [];
    while (!this.#takes("}")) {
      const key = this.#value();
      if (typeof key !== "string") throw new NoCall("JSON's keys are strings.");
      this.#expect(":");
      entries.push([key, this.#value()]);
      if (!this.#takes(",") && !this.#isAt("}")) throw new NoCall("A comma is missing.");
    }
    return dictOf(entries);
  }

  /** Passes over an expression: operands with operators between. */
  #skipExpression(): void {
    for (;;) {
      this.#skipOperand();
      const token = this.#peek();
      if (token === undefined || token.type === "string" || token.type === "number") return;
      if (token.text === "not" || binary.has(token.text)) {
        this.#position++;
        const after = this.#peek();
        const second = token.text === "not" ? "in" : token.text === "is" ? "not" : null;
        if (after?.type === "name" && after.text === second) this.#position++;
        else if (token.text === "not") throw new NoCall('"not" stands between operands only before "in".');
      } else return;
    }
  }

  #skipOperand(): void {
    let token = this.#next();
    while ((token.type === "operator" && "+-~*".includes(token.text[0]!)) || isNot(token))
      token = this.#next();
    if (token.type === "string") this.#joined(token.value);
    else if (token.type === "number") numberValue(token.text);
    else if (token.type === "name") {
      if (keywords.has(token.text)) throw new NoCall("A keyword is no operand.");
    } else if (token.type === "operator") this.#skipBrackets(token.text);
    for (;;) {
      if (this.#takes(".")) {
        if (this.#next().type !== "name") throw new NoCall("An attribute is missing.");
      } else if (this.#isAt("(") || this.#isAt("[")) {
        const opening = this.#next();
        this.#skipBrackets(opening.type === "operator" ? opening.text : "");
      } else return;
    }
  }

  #skipBrackets(opening: string): void {
    const closing = { "(": ")", "[": "]", "{": "}" }[opening];
    if (closing === undefined) throw new NoCall("An operand is missing.");
    while (!this.#takes(closing)) {
      this.#skipExpression();
      if (!this.#takes(",") && !this.#takes(":") && !this.#isAt(closing))
        throw new NoCall("A comma is missing.");
    }
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#position];
  }

  #next(): Token {
    const token = this.#tokens[this.#position++];
    if (token === undefined) throw new NoCall("Something is missing.");
    return token;
  }

  #isAt(text: string): boolean {
    const token = this.#peek();
    return token?.type === "operator" && token.text === text;
  }

  #takes(text: string): boolean {
    if (!this.#isAt(text)) return false;
    this.#position++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#takes(text)) throw new NoCall(`"${text}" is missing.`);
  }
}

function isNot(token: Token): boolean {
  return token.type === "name" && token.text === "not";
}

function numberValue(text: string): PythonValue {
  const plain = text.replaceAll("_", "");
  if (/[jJ]$/.test(plain)) throw new NoCall("JSON has no complex numbers.");
  const isDecimal = !/^0[xXoObB]/.test(plain);
  if (isDecimal) {
    if (/[.eE]/.test(plain)) return float(Number(plain));
    if (plain.length > mostDigits) throw new NoCall("Python reads no int of so many digits.");
    if (/^0\d/.test(plain) && Number(plain) !== 0) throw new NoCall("An int has no leading zeros.");
  }
  const value = int(BigInt(plain));
  // One in hexadecimal digits Python would read, and then fail to write.
  if (numberText(value).length > mostDigits) throw new NoCall("Python writes no int of so many digits.");
  return value;
}

function signed(sign: string, value: PythonValue): PythonValue {
  const operand = typeof value === "boolean" ? Number(value) : value;
  if (!isNumber(operand)) throw new NoCall("Only numbers have a sign.");
  if (sign === "+") return operand;
  if (isFloat(operand)) return float(-numberOf(operand));
  return typeof operand === "number"
    ? int(-BigInt(operand))
    : int(-BigInt("$int" in operand ? operand.$int : 0));
}
