import { GymError } from "@rwml/core";

/** A list of PDDL's notation; `offset` is the place of its opening parenthesis in the text. */
export interface SList {
  readonly items: readonly SExpression[];
  readonly offset: number;
}

/** A word, in lower case, or a list. */
export type SExpression = string | SList;

/**
 * Reads one PDDL text: a single list, comments from `;` to the end of the line, and a byte order mark before it.
 * Case means nothing in PDDL, so all words become lower case. Throws `alfworld/malformed-pddl` with line and column.
 *
 * @param source how messages call the text, for example a path
 */
export function readSExpression(text: string, source: string): SList {
  const open: { items: SExpression[]; offset: number }[] = [];
  let root: SList | null = null;
  let index = text.startsWith("\ufeff") ? 1 : 0;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (isBlank(code)) {
      index++;
    } else if (code === semicolon) {
      index = endOfLine(text, index);
    } else if (root !== null) {
      throw malformedPddl(text, index, source, "there is text after the closing parenthesis");
    } else if (code === leftParenthesis) {
      open.push({ items: [], offset: index++ });
    } else if (code === rightParenthesis) {
      const closed = open.pop();
      if (closed === undefined) {
        throw malformedPddl(text, index, source, "a parenthesis closes nothing");
      }
      index++;
      const parent = open.at(-1);
      if (parent === undefined) root = closed;
      else parent.items.push(closed);
    } else {
      const end = endOfWord(text, index);
      const parent = open.at(-1);
      if (parent === undefined) {
        throw malformedPddl(text, index, source, `expected "(" but found "${text.slice(index, end)}"`);
      }
      parent.items.push(text.slice(index, end).toLowerCase());
      index = end;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    throw malformedPddl(
      text,
      unclosed.offset,
      source,
      "this parenthesis is never closed; the text seems cut off",
    );
  }
  if (root === null) throw malformedPddl(text, 0, source, "the text is empty");
  return root;
}

/** The error for a PDDL text that breaks off or says something that it cannot say at `offset`. */
export function malformedPddl(text: string, offset: number, source: string, problem: string): GymError {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  const column = offset - before.lastIndexOf("\n");
  return new GymError(
    "alfworld/malformed-pddl",
    `${source}, line ${line}, column ${column}: ${problem}. Restore the file from its source.`,
  );
}

const semicolon = 0x3b;
const leftParenthesis = 0x28;
const rightParenthesis = 0x29;

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function endOfWord(text: string, from: number): number {
  let index = from;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (isBlank(code) || code === leftParenthesis || code === rightParenthesis || code === semicolon) break;
    index++;
  }
  return index;
}
