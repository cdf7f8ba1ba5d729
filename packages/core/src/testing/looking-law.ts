import type { Step } from "../env/step.js";
import { defineLaw, type LawChoices, type Trial, type WalkLaw } from "./define-law.js";
import type { Journey } from "./journey.js";
import type { Breach } from "./law.js";

/** A walk that is looked at while it is taken. */
export interface WatchedTrial extends Trial {
  /** The journey of the walk, at its start. Nobody may go on with it but whoever takes the walk. */
  readonly journey: Journey;
}

/** Looks on while a walk is taken; each look gives the breach that shows, or null. */
export interface Onlooker {
  start?(): Breach | string | null;
  /** After each step. */
  step?(step: Step<unknown, unknown>): Breach | string | null;
  /** Once the walk is over: the time to play the same again, and to compare. */
  end?(): Breach | string | null;
}

/** A law that looks on while a walk is taken, so that one walk is enough for many of them. */
export interface LookingLaw extends WalkLaw {
  lookOn(trial: WatchedTrial): Onlooker;
}

/**
 * Makes a law of a function that makes an onlooker for each walk. Where all laws are checked, they look on together
 * (see `lookTogether`), and only a law that could not be found to hold then takes walks of its own.
 */
export function defineLookingLaw(
  title: string,
  lookOn: LookingLaw["lookOn"],
  choices: LawChoices = {},
): LookingLaw {
  const alone = defineLaw(title, (trial) => breachAlone(trial, lookOn), choices);
  const law: LookingLaw = {
    ...alone,
    lookOn,
    check: (check) => check.sharedVerdict(law) ?? alone.check(check),
  };
  return law;
}

function breachAlone(trial: Trial, lookOn: LookingLaw["lookOn"]): Breach | string | null {
  const journey = trial.begin();
  const onlooker = lookOn({ ...trial, journey });
  const first = onlooker.start?.() ?? null;
  if (first !== null || (onlooker.step === undefined && onlooker.end === undefined)) return first;
  for (const step of journey.follow(trial.walk.choices)) {
    const breach = onlooker.step?.(step) ?? null;
    if (breach !== null) return breach;
  }
  return onlooker.end?.() ?? null;
}
