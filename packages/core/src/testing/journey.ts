import type { AnyEnv } from "../env/env.js";
import type { Reset, Step } from "../env/step.js";
import { mutatedText } from "./mutated-text.js";
import { verbOf } from "./tokens.js";
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
  /** What the reset gave; null where the episode was not begun here. */
  readonly opening: Reset<unknown, unknown> | null;
  /** The actions taken so far, the one in flight included. */
  readonly texts: string[] = [];
  readonly #hints: ActionHints;
  readonly #known: Set<string>;
  /** How often actions of a first word were taken. */
  readonly #uses = new Map<string, number>();

  constructor(env: AnyEnv, hints: ActionHints = {}, opening: Reset<unknown, unknown> | null = null) {
    this.env = env;
    this.opening = opening;
    this.#hints = hints;
    this.#known = new Set(hints.texts);
  }

  get ended(): boolean {
    return this.env.snapshot().ended;
  }

  /** The texts that this journey has met: the hinted ones, and whatever was admissible or suggested on its way. */
  get known(): readonly string[] {
    return [...this.#known];
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
    const verb = verbOf(text);
    this.#uses.set(verb, this.#usesOf(verb) + 1);
    return this.env.step(text);
  }

  /** What makes sense now: the admissible actions, and those that are suggested. */
  sensible(): readonly string[] {
    const texts = [...this.env.admissible(), ...(this.#hints.suggest?.(this.env.state) ?? [])];
    for (const text of texts) this.#known.add(text);
    return texts;
  }

  #actionFor(choice: Choice): string {
    const sensible = this.sensible();
    if (choice.type === "text") return choice.text;
    const chosen = this.#chosen(choice, sensible);
    return choice.type === "mutated" ? mutatedText(chosen, choice.mutation, this.known) : chosen;
  }

  #chosen({ type, index }: Exclude<Choice, { type: "text" }>, sensible: readonly string[]): string {
    const texts = this.#among(type, sensible);
    return texts[index % texts.length] ?? "";
  }

  #among(type: Exclude<Choice["type"], "text">, sensible: readonly string[]): readonly string[] {
    const { known } = this;
    if (type === "mutated") return known;
    if (type === "earlier") {
      const past = known.filter((text) => !sensible.includes(text));
      return past.length > 0 ? past : known;
    }
    const texts = sensible.length > 0 ? sensible : known;
    return type === "rare" ? this.#leastUsed(texts) : texts;
  }

  #leastUsed(texts: readonly string[]): readonly string[] {
    const fewest = Math.min(...texts.map((text) => this.#usesOf(verbOf(text))));
    return texts.filter((text) => this.#usesOf(verbOf(text)) === fewest);
  }

  #usesOf(verb: string): number {
    return this.#uses.get(verb) ?? 0;
  }
}
