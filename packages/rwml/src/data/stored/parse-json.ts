import type { Refuse } from "./refuse.js";

/** What is nested deeper is no file of ours, and would take more stack than there is to walk through. */
const deepest = 100;

/**
 * Parses the bytes of a JSON file; throws what `refuse` makes for bytes that are no UTF-8, for a text that is no JSON
 * or is nested without end, and for an object with a key twice, of which JSON.parse would drop the first in silence.
 */
export function parseJson(bytes: Uint8Array, refuse: Refuse): unknown {
  let text: string;
  let value: unknown;
  try {
    // A byte order mark is not skipped: it is no part of JSON.
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch (cause) {
    throw refuse("it is not JSON", cause);
  }
  const { keys, levels } = written(text);
  if (levels > deepest) throw refuse(`it is nested more than ${deepest} levels deep`);
  if (keys !== keptKeys(value)) throw refuse("an object in it has a key twice");
  return value;
}

/** Colons outside of texts, and how deep brackets are nested there. */
function written(json: string): { readonly keys: number; readonly levels: number } {
  let [keys, open, levels] = [0, 0, 0];
  let quoted = false;
  for (let index = 0; index < json.length; index++) {
    const character = json.charCodeAt(index);
    if (character === 0x22) quoted = !quoted;
    else if (quoted && character === 0x5c) index++;
    else if (quoted) continue;
    else if (character === 0x3a) keys++;
    else if (character === 0x5b || character === 0x7b) levels = Math.max(levels, ++open);
    else if (character === 0x5d || character === 0x7d) open--;
  }
  return { keys, levels };
}

function keptKeys(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const inner = Object.values(value).reduce<number>((sum, entry) => sum + keptKeys(entry), 0);
  return Array.isArray(value) ? inner : inner + Object.keys(value).length;
}
