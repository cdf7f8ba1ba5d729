import type { CustomerScript } from "@rwml/tau2";

/** Users without a language model, by the task that they belong to. */
export const scripts: Readonly<Record<string, CustomerScript>> = {
  lend: wanting("The Old Lighthouse", ["lend_book"]),
  "pay-and-lend": wanting("Bees in Winter", ["lend_book"]),
  "due-back": wanting("A Map of Rivers", []),
};

/** @param settledBy the tools whose success settles it; none where an answer in words does */
function wanting(title: string, settledBy: readonly string[]): CustomerScript {
  return {
    opening: `Hello, I am looking for "${title}".`,
    known: [{ phrases: ["card", "name", "member"], answer: "I am Ada Stone, my card is M-101." }],
    unknown: [{ phrases: ["author"] }],
    goals: [{ request: `I would like to have "${title}".`, known: [], settledBy }],
  };
}
