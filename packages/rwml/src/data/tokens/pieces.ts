const piece = /\p{L}+(?:'\p{L}+)*|[0-9]+| {2,}|./gsu;

/**
 * Cuts a text into words, runs of digits, runs of two or more blanks, and single characters (code points).
 * The pieces of a text joined together are the text again.
 */
export function splitPieces(text: string): readonly string[] {
  return text.match(piece) ?? [];
}

/** True for a piece made of digits. */
export function isNumber(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** True for a piece made of letters. */
export function isWord(text: string): boolean {
  return /^\p{L}/u.test(text);
}

/** The value of a number that is written the usual way, without leading zeros; null for any other piece. */
export function plainNumber(text: string): number | null {
  if (!isNumber(text) || text.length > 9 || (text.length > 1 && text.startsWith("0"))) return null;
  return Number(text);
}
