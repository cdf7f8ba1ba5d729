import { mostNested } from "../limits.js";

/** A token of an arithmetic expression. */
export interface Token {
  /** `unclosed` is an end inside parentheses, `misspelt` a place where Python's tokenizer gives up. */
  readonly type: "number" | "operator" | "end" | "unclosed" | "misspelt";
  /** The token's text; what Python says about an unclosed or misspelt one. */
  readonly text: string;
  /** How many parentheses are open after it. */
  readonly level: number;
}

/** Cuts an expression of digits, `+-*()/.` and blanks into tokens as Python does. */
export function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  let level = 0;
  for (const [text] of expression.matchAll(lexemes)) {
    if (text === "(") level++;
    if (text === ")") level--;
    const flaw = flawOf(text, level);
    if (flaw !== null) return [...tokens, { type: "misspelt", text: flaw, level }];
    tokens.push({ type: /\d/.test(text) ? "number" : "operator", text, level });
  }
  if (level === 0) return [...tokens, { type: "end", text: "", level }];
  return [...tokens, { type: "unclosed", text: "'(' was never closed", level }];
}

const lexemes = /\d+\.?\d*|\.\d+|\.\.\.|\*\*|\/\/|[-+*/().]/g;

function flawOf(text: string, level: number): string | null {
  if (level < 0) return "unmatched ')'";
  if (level > mostNested) return "too many nested parentheses";
  if (!/^0+[1-9]\d*$/.test(text)) return null;
  return "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
}
