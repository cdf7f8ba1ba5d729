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
export function isAbout(said: string, topic: Topic): boolean {
  return placesOf(said, topic).length > 0;
}

/**
 * The topics that words are about, in the order in which they are mentioned. A phrase inside a longer one of another topic does not count: "your email address"
 * is not about the address.
 */
export function topicsIn<Heard extends Topic>(said: string, topics: readonly Heard[]): readonly Heard[] {
  const found = topics.map((topic) => ({ topic, places: placesOf(said, topic) }));
  const all = found.flatMap(({ places }) => places);
  const counts = (place: Place): boolean => !all.some((other) => isInside(place, other));
  return found
    .map(({ topic, places }) => ({ topic, places: places.filter(counts) }))
    .filter(({ places }) => places.length > 0)
    .sort((left, right) => firstOf(left.places) - firstOf(right.places))
    .map(({ topic }) => topic);
}

/** Where a phrase stands in a text. */
interface Place {
  readonly start: number;
  readonly end: number;
}

function firstOf(places: readonly Place[]): number {
  return Math.min(...places.map(({ start }) => start));
}

function isInside(place: Place, other: Place): boolean {
  const isLonger = other.end - other.start > place.end - place.start;
  return isLonger && other.start <= place.start && other.end >= place.end;
}

function has(said: string, phrases: readonly string[]): boolean {
  const plain = said.toLowerCase().replaceAll("’", "'");
  return phrases.some((phrase) => plain.includes(phrase));
}

/** Phrases count only as whole words: "name" is not in "username". */
function placesOf(said: string, { phrases }: Topic): readonly Place[] {
  const plain = said.toLowerCase();
  return phrases.flatMap((phrase) => {
    const places: Place[] = [];
    const wanted = phrase.toLowerCase();
    for (let start = plain.indexOf(wanted); start >= 0; start = plain.indexOf(wanted, start + 1)) {
      const end = start + wanted.length;
      if (!isLetter(plain[start - 1]) && !isLetter(plain[end])) places.push({ start, end });
    }
    return places;
  });
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[a-z\d]/.test(character);
}
