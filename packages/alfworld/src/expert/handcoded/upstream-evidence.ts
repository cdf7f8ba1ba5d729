import { facts } from "../../world/facts.js";
import type { AlfworldState } from "../../world/state.js";

/** What upstream's handcoded expert looks up in the facts and commands, numbers left out: "holds agent apple". */
export interface UpstreamEvidence {
  /** Facts with their numbers, such as "ishot apple 1". */
  isFact(fact: string): boolean;
  /** Facts of classes. */
  isSomeFact(fact: string): boolean;
  /** Commands over classes, such as "move apple to fridge". */
  isSomeCommand(command: string): boolean;
  /** Whether some command holds these words, numbers left out; "take pen" is in "take pencil from desk" as well. */
  isInSomeCommand(words: string): boolean;
  /** Commands as they are. */
  readonly admissible: readonly string[];
  /** Every object inside a receptacle, both as names. */
  readonly inside: readonly (readonly [object: string, receptacle: string])[];
}

export function upstreamEvidence(state: AlfworldState, admissible: readonly string[]): UpstreamEvidence {
  const exact = new Set(facts(state).map((fact) => collapse(fact.replace(/[(),]/g, " "))));
  const some = new Set([...exact].map(withoutNumbers));
  const commands = new Set(admissible.map(withoutNumbers));
  const inside = Object.entries(state.receptacles).flatMap(([receptacle, { contents }]) =>
    Object.keys(contents).map((object) => [object, receptacle] as const),
  );
  return {
    isFact: (fact) => exact.has(fact),
    isSomeFact: (fact) => some.has(fact),
    isSomeCommand: (command) => commands.has(command),
    isInSomeCommand: (words) => [...commands].some((command) => command.includes(words)),
    admissible,
    inside,
  };
}

function withoutNumbers(text: string): string {
  return collapse(text.replace(/\d/g, ""));
}

function collapse(text: string): string {
  return text.replace(/ +/g, " ").trim();
}
