/**
 * The first key that stands twice in one object of a JSON text, of which parsers keep one; null when there is none.
 *
 * @param value what the text was parsed to: where it has as many keys as the text, none was lost
 */
export function repeatedKey(text: string, value: unknown): string | null {
  // A key ends so wherever nothing stands before its colon, and some texts hold the same: there is at least one a key.
  const isSpaced = /"\s+:/.test(text);
  return !isSpaced && countOf('":', text) === countKeys(value) ? null : findRepeated(text);
}

function countOf(part: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

/** The keys of all objects in a value. */
function countKeys(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const children: readonly unknown[] = Object.values(value);
  let count = Array.isArray(value) ? 0 : children.length;
  for (const child of children) if (typeof child === "object") count += countKeys(child);
  return count;
}

function findRepeated(text: string): string | null {
  /** The keys so far of each object around the place, null for an array. */
  const open: (Set<string> | null)[] = [];
  let before = "";
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === "{") open.push(new Set());
    else if (letter === "[") open.push(null);
    else if (letter === "}" || letter === "]") open.pop();
    else if (letter === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys && (before === "{" || before === ",")) {
        const key = JSON.parse(text.slice(at, end)) as string;
        if (keys.has(key)) return key;
        keys.add(key);
      }
      at = end - 1;
    }
    if (!/\s/.test(letter)) before = letter;
  }
  return null;
}

/** The place behind the string that begins at a place. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}
