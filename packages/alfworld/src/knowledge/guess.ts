import type { Prediction } from "@rwml/core";
import { nothingHappens } from "./phrases.js";
import type { Truth } from "./truth.js";

/** A prediction that says whether it follows from what was shown. */
export type Guess = Required<Prediction>;

export const refusal: Guess = { observation: nothingHappens, determined: true };

export function known(observation: string): Guess {
  return { observation, determined: true };
}

export function hidden(observation: string): Guess {
  return { observation, determined: false };
}

/** A command that shows `success` where it applies and is refused elsewhere; `hunch` decides where nobody knows. */
export function when(applies: Truth, success: Guess, hunch = true): Guess {
  if (applies === null) return hidden(hunch ? success.observation : nothingHappens);
  return applies ? success : refusal;
}
