import type { Topic } from "./customer-script.js";

const askingWords = [
  ...["?", "please", "provide", "tell me", "let me know", "share", "give me", "need your", "need to know"],
  ...["what is", "what's", "which", "could you", "can you", "may i have", "verify", "confirm your"],
];
const confirmingWords = [
  ...["please confirm", "do you confirm", "(yes/no)", "yes or no", "is that correct", "is this correct"],
  ...["shall i", "should i", "would you like me to", "do you want me to", "may i proceed", "go ahead?"],
  ...["proceed?", "okay for you?", "do you agree"],
];
const refusingWords = [
  ...["i cannot", "i can't", "i am unable", "i'm unable", "i am not able", "i'm not able", "not possible"],
  ...[
    "not allowed",
    "against our policy",
    "not eligible",
    "cannot be done",
    "have to decline",
    "must decline",
  ],
];
const transferringWords = [
  ...["transferring you", "transfer you", "transferred to a human", "being transferred", "human agent"],
];
const closingWords = [
  "anything else",
  "something else i can",
  "further questions",
  "more i can do",
  "have a nice day",
];

/** Whether words ask for something. */
export function asks(said: string): boolean {
  return has(said, askingWords);
}

/** Whether words ask for a yes. */
export function asksToConfirm(said: string): boolean {
  return has(said, confirmingWords);
}

/** Whether words say that something will not be done. */
export function refuses(said: string): boolean {
  return has(said, refusingWords);
}

/** Whether words hand the customer over to a person. */
export function transfers(said: string): boolean {
  return has(said, transferringWords);
}

/** Whether words round a conversation off. */
export function closes(said: string): boolean {
  return has(said, closingWords);
}

/** Whether words are about a topic. */
export function isAbout(said: string, { phrases }: Topic): boolean {
  return phrases.some((phrase) => hasPhrase(said.toLowerCase(), phrase.toLowerCase()));
}

function has(said: string, phrases: readonly string[]): boolean {
  const plain = said.toLowerCase().replaceAll("’", "'");
  return phrases.some((phrase) => plain.includes(phrase));
}

/** A phrase counts only as whole words: "name" is not in "username". */
function hasPhrase(said: string, phrase: string): boolean {
  for (let at = said.indexOf(phrase); at >= 0; at = said.indexOf(phrase, at + 1)) {
    if (!isLetter(said[at - 1]) && !isLetter(said[at + phrase.length])) return true;
  }
  return false;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[a-z\d]/.test(character);
}
