import type { AnyEnv } from "../env/env.js";
import type { Step } from "../env/step.js";
import { sameJson } from "../internal/same-json.js";
import type { Choice } from "./walk.js";

/** Where a journey finds action texts besides the admissible ones. */
export interface ActionHints {
  /** Texts to try at any time. */
  readonly texts?: readonly string[];
  /** Texts that make sense in a state. */
  suggest?(state: unknown): readonly string[];
}

/** An env on a walk: makes choices into actions, and remembers the actions' texts. */
export class Journey {
  readonly env: AnyEnv;
  /** The actions taken so far, the one in flight included. */
  readonly texts: string[] = [];
  readonly #hints: ActionHints;
  readonly #earlier: string[];

  constructor(env: AnyEnv, hints: ActionHints = {}) {
    this.env = env;
    this.#hints = hints;
    this.#earlier = [...(hints.texts ?? [])];
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
    const sensible = [...this.env.admissible(), ...(this.#hints.suggest?.(this.env.state) ?? [])];
    for (const text of sensible) if (!this.#earlier.includes(text)) this.#earlier.push(text);
    if (choice.type === "text") return choice.text;
    const texts = choice.type === "earlier" || sensible.length === 0 ? this.#earlier : sensible;
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
