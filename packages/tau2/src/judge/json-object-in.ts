import type { JsonObject } from "@rwml/core";

/**
 * The last JSON object with a key in a text that a model wrote, which may stand in a code fence, among words, or behind
 * thoughts; null without one.
 */
export function jsonObjectIn(text: string, key: string): JsonObject | null {
  const said = behindThoughts(text);
  let found: JsonObject | null = null;
  for (let start = said.indexOf("{"); start !== -1; ) {
    const end = endOfObject(said, start);
    const object = end === null ? null : parsed(said.slice(start, end));
    if (object !== null && Object.hasOwn(object, key)) found = object;
    start = said.indexOf("{", object === null || end === null ? start + 1 : end);
  }
  return found;
}

/** Some models only close their thoughts, and one that is cut off only opens them. */
function behindThoughts(text: string): string {
  const end = text.lastIndexOf(thoughtsEnd);
  return text.slice(end === -1 ? 0 : end + thoughtsEnd.length).replace(/<think>[\s\S]*$/, "");
}

const thoughtsEnd = "</think>";

/** Behind the brace that closes the one at `start`; null where none does. */
function endOfObject(text: string, start: number): number | null {
  let depth = 0;
  let isQuoted = false;
  for (let index = start; index < text.length; index++) {
    const letter = text[index];
    if (isQuoted) {
      if (letter === "\\") index++;
      else if (letter === '"') isQuoted = false;
    } else if (letter === '"') isQuoted = true;
    else if (letter === "{") depth++;
    else if (letter === "}" && --depth === 0) return index + 1;
  }
  return null;
}

function parsed(text: string): JsonObject | null {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return null;
  }
}
