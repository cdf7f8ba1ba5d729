import type { AnyEnv } from "../env/env.js";
import type { Step } from "../env/step.js";
import { sameJson } from "../internal/same-json.js";
import type { Choice } from "./walk.js";

/** An env on a walk: makes choices into actions, and remembers the actions' texts. */
export class Journey {
  readonly env: AnyEnv;
  /** The actions taken so far, the one in flight included. */
  readonly texts: string[] = [];
  readonly #earlier: string[];

  /** @param others action texts to choose from besides the admissible ones */
  constructor(env: AnyEnv, others: readonly string[] = []) {
    this.env = env;
    this.#earlier = [...others];
  }

  get ended(): boolean {
    return this.env.snapshot().ended;
  }

  /** Follows choices up to the end of the episode. */
  *follow(choices: readonly Choice[]): Generator<Step<unknown, unknown>, void> {
    for (const choice of choices) {
      if (this.ended) return;
      yield this.take(this.#actionFor(choice));
    }
  }

  /** Takes actions up to the end of the episode. */
  *repeat(texts: readonly string[]): Generator<Step<unknown, unknown>, void> {
    for (const text of texts) {
      if (this.ended) return;
      yield this.take(text);
    }
  }

  take(text: string): Step<unknown, unknown> {
    this.texts.push(text);
    return this.env.step(text);
  }

  #actionFor(choice: Choice): string {
    const admissible = this.env.admissible();
    for (const text of admissible) if (!this.#earlier.includes(text)) this.#earlier.push(text);
    if (choice.type === "text") return choice.text;
    const texts = choice.type === "earlier" || admissible.length === 0 ? this.#earlier : admissible;
    return texts[choice.index % texts.length] ?? "";
  }
}

/** Says where two runs differ, in everything an agent or a recorder can see; null when nowhere. */
export function runDifference(
  left: readonly Step<unknown, unknown>[],
  right: readonly Step<unknown, unknown>[],
): string | null {
  if (left.length !== right.length)
    return `one run ends after ${left.length} steps, the other after ${right.length}`;
  for (const [index, step] of left.entries()) {
    const other = right[index]!;
    for (const field of comparedFields) {
      if (sameJson(step[field], other[field])) continue;
      const [one, two] = [JSON.stringify(step[field]), JSON.stringify(other[field])];
      return `${field} of step ${index} ("${step.text}") is once ${one} and once ${two}`;
    }
  }
  return null;
}

const comparedFields = [
  ...(["text", "rejection", "observation", "reward", "terminated", "truncated", "info"] as const),
  ...(["before", "after"] as const),
];
