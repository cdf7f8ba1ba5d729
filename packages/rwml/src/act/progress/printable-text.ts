/**
 * What a terminal obeys instead of showing: control characters (C0 without line breaks and tabs, DEL, C1), the
 * separators that some programs take for line breaks, and what turns the reading direction of other text around.
 * Half of a surrogate pair is no character at all.
 */
const unprintable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\p{Cs}]/gu;

/**
 * Text from elsewhere (environments, models, files, the network) as a terminal can show it: what it would obey is
 * written as an escape, such as `\u001b`, as JSON writes it, so that JSON stays the same value. Line breaks and tabs are
 * kept.
 */
export function printableText(text: string): string {
  return text.replace(unprintable, (character) =>
    character === "\n" || character === "\t" ? character : escapeOf(character),
  );
}

/** As `printableText`, for a name or a cell of a table: line breaks and tabs are escapes, too. */
export function printableLine(text: string): string {
  return text.replace(unprintable, escapeOf);
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
