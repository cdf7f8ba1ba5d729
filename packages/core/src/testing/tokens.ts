/** A word of an action's text. */
export interface Token {
  readonly word: string;
  readonly start: number;
}

/** The words of an action's text, whatever stands between them. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(/[\p{L}\p{N}_$]+/gu)].map(({ 0: word, index }) => ({ word, start: index }));
}

/** The text with another word in the place of one. */
export function withToken(text: string, { word, start }: Token, other: string): string {
  return text.slice(0, start) + other + text.slice(start + word.length);
}

/** What kind of action a text is: its first word. */
export function verbOf(text: string): string {
  return tokensOf(text)[0]?.word ?? "";
}
