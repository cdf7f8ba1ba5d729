import { isReward, largestReward } from "../env/reward.js";
import type { Step } from "../env/step.js";
import { GymError } from "../errors.js";
import { hardJsonFlaw } from "../internal/json-flaw.js";
import { valueText } from "../internal/value-text.js";
import { stateHash } from "./state-hash.js";

/** Which row something is to be written to. */
export interface RowPlace {
  readonly rules: string;
  readonly episode: number;
  /** Null for the start of the episode. */
  readonly step: number | null;
  readonly action: string | null;
}

/**
 * Throws a GymError `record/not-json` that names the place where a step is not what a row can hold. An env's own steps
 * always are; those of wrappers and other drivers may not be, and a reader would take the row for a broken one.
 */
export function requireRecordable(step: Step<unknown, unknown>, place: RowPlace): void {
  const { text, observation, reward, terminated, truncated, info } = step;
  if (typeof text !== "string") throw notJson(place, `action: ${valueText(text)} is not a string`);
  if (typeof observation !== "string") {
    throw notJson(place, `observation: ${valueText(observation)} is not a string`);
  }
  if (!isReward(reward)) {
    const bound = Number.isFinite(reward) ? ` of at most ${largestReward}` : "";
    throw notJson(place, `reward: ${valueText(reward)} is not a finite number${bound}`);
  }
  if (typeof terminated !== "boolean" || typeof truncated !== "boolean") {
    throw notJson(place, `terminated and truncated: ${valueText(terminated)} and ${valueText(truncated)}`);
  }
  requireJson(info, "info", place);
}

/** Throws a GymError `record/not-json` that says where a value is not JSON. */
export function requireJson(value: unknown, name: string, place: RowPlace): void {
  const flaw = hardJsonFlaw(value, name);
  if (flaw !== null) throw notJson(place, flaw);
}

/** The hash of a state. Throws a GymError `record/not-json` that says where the state is not JSON. */
export function hashRecordable(state: unknown, place: RowPlace): string {
  try {
    return stateHash(state);
  } catch (failure) {
    requireJson(state, "state", place);
    throw failure;
  }
}

/** The error for a row whose text would be longer than a text can be. */
export function tooLong(place: RowPlace): GymError {
  return notJson(place, "its observations, info and what changes in its state are longer than a text can be");
}

function notJson({ rules, episode, step, action }: RowPlace, flaw: string): GymError {
  const moment = step === null ? "the start" : `step ${step}, action ${JSON.stringify(action)}`;
  return new GymError(
    "record/not-json",
    `Episode ${episode} of ${rules} cannot be recorded at ${moment}: ${flaw}. Keep plain objects, arrays, strings, finite numbers, booleans and null in states, infos and tasks.`,
  );
}
