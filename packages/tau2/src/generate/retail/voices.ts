/** What a customer wants, said by the customer and told to somebody who plays the customer. */
export interface Voices {
  /** In the first person. */
  readonly request: string;
  /** In the second person. */
  readonly wish: string;
}

/** Says a text with `{I}`, `{me}`, `{my}`, `{am}` and `{was}` in both persons. */
export function inBothVoices(text: string): Voices {
  return { request: inFirstPerson(text), wish: inSecondPerson(text) };
}

/** Says a text as the customer does. */
export function inFirstPerson(text: string): string {
  return spoken(text, { I: "I", me: "me", my: "my", am: "am", was: "was" });
}

function inSecondPerson(text: string): string {
  return spoken(text, { I: "you", me: "you", my: "your", am: "are", was: "were" });
}

function spoken(text: string, words: Readonly<Record<string, string>>): string {
  return text
    .replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? word)
    .replace(/(^|[.?!] )([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}
