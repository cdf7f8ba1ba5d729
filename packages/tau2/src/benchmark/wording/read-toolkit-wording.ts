import type { DefinitionWording, ToolkitWording, ToolWording } from "../../conversation/wording/wording.js";
import { cleanDocstring, readDocstring } from "../../python/source/docstring.js";
import { allBlocks, docstringOf, isClass, type SourceBlock } from "../../python/source/source-block.js";
import type { SourceLine, Token } from "../../python/source/source-lines.js";
import { textOf } from "../../python/source/text-expression.js";

/**
 * Reads the descriptions of tools out of a domain's Python modules, by the name of their class: methods with the
 * decorator `is_tool`, and the classes that their parameters are made of.
 */
export function readToolkitWording(
  modules: readonly SourceBlock[],
): Readonly<Record<string, ToolkitWording>> {
  const classes = modules.flatMap(allBlocks).filter(isClass);
  const toolkits = classes.flatMap((one) => {
    const tools = one.blocks.filter(({ decorators }) => decorators.includes("is_tool"));
    if (tools.length === 0) return [];
    const wording: ToolkitWording = {
      tools: Object.fromEntries(tools.map((tool) => [tool.name, toolWording(tool)])),
      definitions: definitionsOf(tools, classes),
    };
    return [[one.name, wording] as const];
  });
  return Object.fromEntries(toolkits);
}

function toolWording(tool: SourceBlock): ToolWording {
  const { short, long, parameters } = readDocstring(docstringOf(tool) ?? "");
  // A tool without a description is described by its name.
  return { short: short === "" ? tool.name : short, long, parameters };
}

/** The classes that parameters of tools name, and those that their fields name in turn. */
function definitionsOf(
  tools: readonly SourceBlock[],
  classes: readonly SourceBlock[],
): Readonly<Record<string, DefinitionWording>> {
  const found = new Map<string, DefinitionWording>();
  let named = tools.flatMap(({ head }) => head.slice(0, returnsFrom(head)));
  while (named.length > 0) {
    const fresh = classes.filter(
      ({ name }) => !found.has(name) && named.some((token) => isWord(token, name)),
    );
    for (const one of fresh) found.set(one.name, definitionWording(one));
    named = fresh.flatMap(({ lines }) => lines.flatMap(({ tokens }) => tokens));
  }
  return Object.fromEntries([...found].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Where the arrow before the type of the result stands. */
function returnsFrom(head: readonly Token[]): number {
  const arrow = head.findIndex((token, index) => isMark(token, "-") && isMark(head[index + 1], ">"));
  return arrow < 0 ? head.length : arrow;
}

function definitionWording(one: SourceBlock): DefinitionWording {
  const docstring = docstringOf(one);
  const fields = one.lines.flatMap((line) => {
    const description = fieldDescription(line);
    return description === null ? [] : [description];
  });
  return {
    description: docstring === null ? null : cleanDocstring(docstring),
    fields: Object.fromEntries(fields),
  };
}

/** Of `name: type = Field(…, description="…")`: the name and the description. */
function fieldDescription({ tokens }: SourceLine): readonly [name: string, text: string] | null {
  const [target, colon] = tokens;
  if (target?.type !== "word" || !isMark(colon, ":")) return null;
  const start = tokens.findIndex((token, index) => {
    return isWord(token, "description") && isMark(tokens[index + 1], "=");
  });
  if (start < 0) return null;
  const rest = tokens.slice(start + 2);
  const end = rest.findIndex((token) => isMark(token, ",") || isMark(token, ")"));
  const text = textOf(rest.slice(0, end < 0 ? rest.length : end));
  return text === null ? null : [target.word, text];
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.type === "word" && token.word === word;
}

function isMark(token: Token | undefined, mark: string): boolean {
  return token?.type === "mark" && token.mark === mark;
}
