import { createHash } from "node:crypto";
import { GymError } from "@rwml/core";
import type { Wording } from "./game.js";
import { ownGrammar } from "./own-logic.js";
import { type Grammar, parseGrammar } from "./parse-grammar.js";

/** What a grammar text says that another one may not. */
export interface RecognisedGrammar {
  readonly wording: Wording;
  /** Whether there are texts for an action `help`. */
  readonly hasHelp: boolean;
  readonly goalText: string;
}

/** Fingerprints of upstream's grammars without the goal. */
const knownGrammars: Readonly<Record<string, { readonly wording: Wording; readonly hasHelp: boolean }>> = {
  "9df9eb33444a02ab08ec5b47408be14a": { wording: "current", hasHelp: true },
  "2b934bd4d43aea278461b2d3341b12e3": { wording: "current", hasHelp: true },
  bbbf92fbe5a8ffd91b585680657a922b: { wording: "legacy", hasHelp: false },
};

/**
 * Recognises the grammar of a game and finds the goal sentence in it. The texts of this package are built in, so
 * only what upstream published counts, whatever its blanks, line ends and comments; anything else throws
 * `alfworld/unknown-grammar`.
 *
 * @param source how messages call the text
 */
export function recogniseGrammar(text: string, source: string): RecognisedGrammar {
  const unixText = text.replaceAll("\r\n", "\n");
  const grammar = parseGrammar(unixText, source);
  const goalText = findGoalText(grammar, source);
  if (unixText === ownGrammar(goalText)) return { wording: "current", hasHelp: true, goalText };
  const known = knownGrammars[fingerprint(grammar)];
  if (known === undefined) {
    throw new GymError(
      "alfworld/unknown-grammar",
      `${source} is not one of the grammars that ALFWorld 0.2 to 0.5 plays, so the built-in texts may not hold. Use the game file as alfworld-download delivers it.`,
    );
  }
  return { ...known, goalText };
}

const taskSentence = /^Your task is to: ([\s\S]*)\.$/;

/** Signs that TextWorld's grammar reads as its own, so that a goal with them cannot be played as written. */
const grammarSigns = /[#{}[\]|;<>"\\]/;

function findGoalText(grammar: Grammar, source: string): string {
  const [rule] = (grammar.rules.task ?? []) as readonly { readonly rhs?: unknown }[];
  const goalText = typeof rule?.rhs === "string" ? taskSentence.exec(rule.rhs)?.[1] : undefined;
  if (goalText === undefined) {
    throw new GymError("alfworld/unknown-grammar", `${source} has no rule that says what the task is.`);
  }
  const sign = grammarSigns.exec(goalText)?.[0];
  if (sign !== undefined) {
    throw new GymError(
      "alfworld/broken-game",
      `${source} has the goal "${goalText}", but a goal cannot contain ${sign}, which has a meaning of its own in the grammar.`,
    );
  }
  return goalText;
}

function fingerprint(grammar: Grammar): string {
  const rules = { ...grammar.rules, task: null };
  const content = JSON.stringify([sortedEntries(rules), sortedEntries(grammar.actions)]);
  return createHash("sha256").update(content).digest("hex").slice(0, 32);
}

function sortedEntries(record: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1));
}
