import type { Candidate } from "./caller-directory.js";
import { type Combination, combinationsOf, type PersonaLevel } from "./combination.js";
import { families } from "./family.js";
import { personaOf } from "./personas.js";

/** Who has which trouble. */
export interface Trouble {
  readonly candidate: Candidate;
  readonly combination: Combination;
  readonly persona: string | null;
}

/** Families take turns, by their places in `families`, as often as they have something new to offer. */
const turns = [0, 1, 2, 2, 0, 2, 1, 0, 2, 2] as const;

/**
 * The trouble of a number. Each family goes through all pairs of a combination and a line before a pair comes back with
 * another persona, so that no two numbers have the same trouble until a dozen personas are used up.
 */
export function chooseTrouble(candidates: readonly Candidate[], number: number): Trouble {
  const turn = number % turns.length;
  const family = turns[turn]!;
  const combinations = combinationsOf(families[family]!);
  const before = turns.slice(0, turn).filter((one) => one === family).length;
  const perCycle = turns.filter((one) => one === family).length;
  const rank = Math.floor(number / turns.length) * perCycle + before;
  const pairs = candidates.length * combinations.length;
  const [round, place] = [Math.floor(rank / pairs), scattered(rank % pairs, pairs)];
  const combination = combinations[Math.floor(place / candidates.length)]!;
  const level = round === 0 ? combination.level : laterLevels[round % laterLevels.length]!;
  return {
    candidate: candidates[place % candidates.length]!,
    combination: { ...combination, level },
    persona: personaOf(level, place + round),
  };
}

/** `None` stands for one persona only, and would come back the same. */
const laterLevels: readonly PersonaLevel[] = ["Easy", "Hard"];

/** A permutation of the numbers below `size` that sends neighbours far apart. */
function scattered(index: number, size: number): number {
  let step = Math.max(1, Math.floor(size * 0.618));
  while (commonDivisor(step, size) > 1) step++;
  return (index * step) % size;
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other);
}
