import type { Step } from "../env/step.js";
import type { Journey } from "./journey.js";
import { type KnownPairs, stateDifference, stepDifference } from "./run-difference.js";

type Steps = Iterator<Step<unknown, unknown>, void>;

/** All that can be seen of an episode: what the reset gave, the steps, what was admissible before each, and the end. */
export class Account {
  readonly journey: Journey;
  readonly #steps: Step<unknown, unknown>[] = [];
  readonly #lists: (readonly string[])[] = [];

  constructor(journey: Journey) {
    this.journey = journey;
    this.#list();
  }

  /** The account of an episode that is played to the end of some steps. */
  static of(journey: Journey, steps: Steps): Account {
    const account = new Account(journey);
    while (account.add(steps));
    return account;
  }

  /** Takes one step; false where there is none left. */
  add(steps: Steps): boolean {
    const next = steps.next();
    if (next.done) return false;
    this.note(next.value);
    return true;
  }

  /** Notes a step that was taken. */
  note(step: Step<unknown, unknown>): void {
    this.#steps.push(step);
    this.#list();
  }

  /** Where another account differs; null when nowhere. */
  differenceFrom(other: Account): string | null {
    const [one, two] = [this.journey, other.journey];
    const known: KnownPairs = new WeakMap();
    for (const part of ["taskId", "state", "observation", "info"] as const) {
      const difference = stateDifference(one.opening?.[part], two.opening?.[part], part, known);
      if (difference !== null) return `the first ${difference}`;
    }
    for (const [index, list] of this.#lists.entries()) {
      const listed = stateDifference(list, other.#lists[index] ?? list, "admissible");
      if (listed !== null) return `${listed} before step ${index}`;
      const [step, otherStep] = [this.#steps[index], other.#steps[index]];
      const difference = step && otherStep ? stepDifference(step, otherStep, index, known) : null;
      if (difference !== null) return difference;
    }
    return stateDifference(one.env.snapshot(), two.env.snapshot(), "the last snapshot", known);
  }

  #list(): void {
    const { ended, env } = this.journey;
    this.#lists.push(ended ? [] : env.admissible());
  }
}
