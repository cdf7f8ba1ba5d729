import type { Step } from "../env/step.js";
import type { Journey } from "./journey.js";

/** The cut of a walk: what is taken there, and how the walk goes on from it. */
export class WalkCut<Taken> {
  /** The steps after the cut. */
  readonly rest: Step<unknown, unknown>[] = [];
  readonly #journey: Journey;
  readonly #place: number;
  readonly #take: () => Taken;
  #taken: { readonly value: Taken; readonly at: number } | null = null;

  /**
   * @param place after how many steps
   * @param take takes something there, or at the end of a walk that does not come so far
   */
  constructor(journey: Journey, place: number, take: () => Taken) {
    this.#journey = journey;
    this.#place = place;
    this.#take = take;
  }

  /** To be called at the start of the walk and after each of its steps. */
  look(step: Step<unknown, unknown> | null = null): null {
    if (this.#taken !== null && step !== null) this.rest.push(step);
    else if (this.#journey.texts.length === this.#place) this.#takeNow();
    return null;
  }

  /** What was taken. */
  get taken(): Taken {
    return (this.#taken ?? this.#takeNow()).value;
  }

  /** The texts of the actions after the cut. */
  get texts(): readonly string[] {
    const at = this.#taken?.at ?? this.#journey.texts.length;
    return this.#journey.texts.slice(at, at + this.rest.length);
  }

  #takeNow() {
    this.#taken = { value: this.#take(), at: this.#journey.texts.length };
    return this.#taken;
  }
}
