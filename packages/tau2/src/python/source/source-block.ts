import { readSourceLines, type SourceLine, type Token } from "./source-lines.js";
import { textOf } from "./text-expression.js";

/** A module, class or function, with what is written in it. */
export interface SourceBlock {
  /** Empty for a module. */
  readonly name: string;
  /** Everything of the head, `class` or `def` first; empty for a module. */
  readonly head: readonly Token[];
  /** Names of its decorators. */
  readonly decorators: readonly string[];
  /** Its own statements, in order, those under `if` and the like among them. */
  readonly lines: readonly SourceLine[];
  /** The classes and functions in it. */
  readonly blocks: readonly SourceBlock[];
}

/** Reads the outline of Python source. Throws `tau2/broken-source`. */
export function readSource(source: string): SourceBlock {
  const lines = readSourceLines(source);
  return { name: "", head: [], decorators: [], ...readBody(lines) };
}

/** The docstring of a class or function as it is written; null without one. */
export function docstringOf({ lines, blocks }: SourceBlock): string | null {
  const [first] = lines;
  if (first === undefined || (blocks.length > 0 && lines.length === 0)) return null;
  return first.tokens.every(({ type }) => type === "text") ? textOf(first.tokens) : null;
}

/** The text that is assigned to a name in a block; null without one. */
export function constantOf({ lines }: SourceBlock, name: string): string | null {
  for (const { tokens } of lines) {
    const [target, ...rest] = tokens;
    if (target?.type !== "word" || target.word !== name) continue;
    const assignment = rest.findIndex((token) => token.type === "mark" && token.mark === "=");
    const value = assignment < 0 ? null : textOf(rest.slice(assignment + 1));
    if (value !== null) return value;
  }
  return null;
}

/** A block and all blocks in it, however deep. */
export function allBlocks(block: SourceBlock): readonly SourceBlock[] {
  return [block, ...block.blocks.flatMap(allBlocks)];
}

/** Whether a block is a class. */
export function isClass({ head: [first] }: SourceBlock): boolean {
  return first?.type === "word" && first.word === "class";
}

function readBody(lines: readonly SourceLine[]): Pick<SourceBlock, "lines" | "blocks"> {
  const own: SourceLine[] = [];
  const blocks: SourceBlock[] = [];
  let decorators: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const [first, second] = line.tokens;
    if (first?.type === "mark" && first.mark === "@") {
      if (second?.type === "word") decorators.push(second.word);
      continue;
    }
    const head = headOf(line);
    if (head === null) {
      own.push(line);
      continue;
    }
    let end = index + 1;
    while (end < lines.length && lines[end]!.indent > line.indent) end++;
    blocks.push({ ...head, decorators, ...readBody(lines.slice(index + 1, end)) });
    decorators = [];
    index = end - 1;
  }
  return { lines: own, blocks };
}

/** The head of a class or function; null for other lines. */
function headOf({ tokens }: SourceLine): Pick<SourceBlock, "name" | "head"> | null {
  const words = tokens[0]?.type === "word" && tokens[0].word === "async" ? tokens.slice(1) : tokens;
  const [keyword, name] = words;
  if (keyword?.type !== "word" || name?.type !== "word") return null;
  return keyword.word === "class" || keyword.word === "def" ? { name: name.word, head: words } : null;
}
