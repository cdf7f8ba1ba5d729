import { allBlocks, constantOf, type SourceBlock } from "../../python/source/source-block.js";
import type { SourceLine, Token } from "../../python/source/source-lines.js";
import { textOf } from "../../python/source/text-expression.js";

const enumeration = "Verbosity";

/**
 * Reads how users of some verbosity speak: in upstream's module, after a comparison with a member of the enumeration
 * `Verbosity` stands a call with the text.
 */
export function readPersonas(module: SourceBlock): Readonly<Record<string, string>> {
  const blocks = allBlocks(module);
  const values = blocks.find(({ name }) => name === enumeration);
  const found: (readonly [name: string, text: string])[] = [];
  for (const { lines } of blocks) {
    for (const [index, line] of lines.entries()) {
      const member = comparedMember(line);
      const text = member === null ? null : argumentOf(lines[index + 1]);
      if (member === null || text === null) continue;
      const name = values === undefined ? null : constantOf(values, member);
      found.push([name ?? member.toLowerCase(), text]);
    }
  }
  return Object.fromEntries(found);
}

/** Of `if … == Verbosity.MINIMAL:` the member. */
function comparedMember({ tokens }: SourceLine): string | null {
  const [first] = tokens;
  if (first?.type !== "word" || first.word !== "if") return null;
  for (const token of tokens) {
    if (token.type === "word" && token.word.startsWith(`${enumeration}.`)) {
      return token.word.slice(enumeration.length + 1);
    }
  }
  return null;
}

/** Of `something("…")` the text. */
function argumentOf(line: SourceLine | undefined): string | null {
  const tokens: readonly Token[] = line?.tokens ?? [];
  const [callee, opening, ...rest] = tokens;
  if (callee?.type !== "word" || opening?.type !== "mark" || opening.mark !== "(") return null;
  return textOf(rest.slice(0, -1));
}
