const longest = 200;

/** The beginning of a text, quoted, for an error's message. */
export function excerpt(text: string): string {
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
}
