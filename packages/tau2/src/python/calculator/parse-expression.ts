import { mostDigits } from "../limits.js";
import { ToolError } from "../python-error.js";
import {
  type BinaryOperator,
  type CallArgument,
  deepestExpression,
  type Expression,
  tooDeep,
  type UnaryOperator,
} from "./expression.js";
import { type Token, tokensOf } from "./tokens.js";

/**
 * Parses an arithmetic expression as Python 3.11 does. Throws a ToolError with the text of its SyntaxError.
 *
 * Like Python's parser this one reads a broken text twice: first plainly, then in search of a better explanation than
 * "invalid syntax". A token that cannot be read outranks both.
 */
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text);
  if (tokens.length === 1 && tokens[0]!.type === "end") throw syntaxError("invalid syntax", 0);
  try {
    const expression = new Parser(tokens, false).whole() ?? new Parser(tokens, true).whole();
    if (expression !== null) return expression;
    throw syntaxError("invalid syntax");
  } catch (error) {
    const last = tokens.at(-1)!;
    throw last.type === "misspelt" ? syntaxError(last.text) : error;
  }
}

/** The methods return null, and leave the position anywhere, where the text does not go on as their rule wants. */
class Parser {
  readonly #tokens: readonly Token[];
  #explains: boolean;
  #position = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], explains: boolean) {
    this.#tokens = tokens;
    this.#explains = explains;
  }

  whole(): Expression | null {
    const expression = this.#expression();
    return expression !== null && this.#peek().type === "end" ? expression : null;
  }

  #expression(): Expression | null {
    const expression = this.#sum();
    if (expression !== null && this.#explains) this.#findForgottenComma();
    return expression;
  }

  #findForgottenComma(): void {
    const start = this.#position;
    this.#explains = false;
    const second = this.#sum();
    if (second !== null && this.#tokens[this.#position - 1]!.level > 0) {
      throw syntaxError("invalid syntax. Perhaps you forgot a comma?");
    }
    this.#explains = true;
    this.#position = start;
  }

  #sum(): Expression | null {
    return this.#chain(["+", "-"], () => this.#term());
  }

  #term(): Expression | null {
    return this.#chain(["*", "/", "//"], () => this.#factor());
  }

  #chain(operators: readonly BinaryOperator[], next: () => Expression | null): Expression | null {
    let left = next();
    while (left !== null) {
      const start = this.#position;
      const operator = this.#takeOneOf(operators);
      if (operator === null) break;
      const right = next();
      if (right === null) {
        this.#position = start;
        break;
      }
      left = { type: "binary", operator, left, right };
    }
    return left;
  }

  #factor(): Expression | null {
    if (++this.#depth > deepestExpression) throw new ToolError(tooDeep);
    const operator = this.#takeOneOf<UnaryOperator>(["+", "-"]);
    const operand = operator === null ? this.#power() : this.#factor();
    this.#depth--;
    return operator === null || operand === null ? operand : { type: "unary", operator, operand };
  }

  #power(): Expression | null {
    const left = this.#primary();
    const start = this.#position;
    if (left === null || this.#takeOneOf(["**"]) === null) return left;
    const right = this.#factor();
    if (right !== null) return { type: "binary", operator: "**", left, right };
    this.#position = start;
    return left;
  }

  #primary(): Expression | null {
    let primary = this.#atom();
    while (primary !== null) {
      const start = this.#position;
      // A name never follows the dot, but Python looks at what does.
      if (this.#takeOneOf(["."]) !== null) this.#peek();
      else if (this.#takeOneOf(["("]) !== null) {
        const argument = this.#argument();
        if (argument !== undefined && this.#takeOneOf([")"]) !== null) {
          primary = { type: "call", callee: primary, argument };
          continue;
        }
      }
      this.#position = start;
      break;
    }
    return primary;
  }

  /** Null for none, undefined for a broken one. */
  #argument(): CallArgument | null | undefined {
    if (this.#peek().text === ")") return null;
    const stars = this.#takeOneOf(["*", "**"]) ?? "";
    const value = this.#expression();
    return value === null ? undefined : { stars, value };
  }

  #atom(): Expression | null {
    const token = this.#peek();
    if (token.type === "number") {
      this.#position++;
      return { type: "number", value: numberOf(token.text) };
    }
    if (this.#takeOneOf(["..."]) !== null) return { type: "ellipsis" };
    return this.#takeOneOf(["("]) === null ? null : this.#inParentheses();
  }

  #inParentheses(): Expression | null {
    if (this.#takeOneOf([")"]) !== null) return { type: "tuple" };
    const stars = this.#takeOneOf(["*", "**"]);
    // Only the second reading tries two stars.
    if (stars === "**" && !this.#explains) return null;
    const expression = this.#expression();
    if (expression === null || this.#takeOneOf([")"]) === null) return null;
    if (stars === null) return expression;
    if (!this.#explains) return null;
    throw syntaxError(`cannot use ${stars === "*" ? "" : "double "}starred expression here`);
  }

  #takeOneOf<Text extends string>(texts: readonly Text[]): Text | null {
    const { text } = this.#peek();
    if (!texts.includes(text as Text)) return null;
    this.#position++;
    return text as Text;
  }

  #peek(): Token {
    const token = this.#tokens[this.#position]!;
    if (token.type === "unclosed" || token.type === "misspelt") throw syntaxError(token.text);
    return token;
  }
}

function numberOf(text: string): bigint | number {
  if (text.includes(".")) return Number(text);
  if (text.length <= mostDigits) return BigInt(text);
  throw syntaxError(
    `Exceeds the limit (${mostDigits} digits) for integer string conversion: value has ${text.length} digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.`,
  );
}

function syntaxError(message: string, line = 1): ToolError {
  return new ToolError(`${message} (<string>, line ${line})`);
}
