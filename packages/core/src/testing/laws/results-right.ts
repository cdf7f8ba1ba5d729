import type { AnyEnv } from "../../env/env.js";
import { isReward } from "../../env/reward.js";
import type { Reset, Step } from "../../env/step.js";
import { sameJson } from "../../internal/same-json.js";
import { valueText } from "../../internal/value-text.js";
import type { Parsed } from "../../rules/action-codec.js";
import { defineLookingLaw } from "../looking-law.js";
import { isNotJson, isThrown } from "../thrown-breach.js";

/** What rules return, and what an env makes of it, is of the kind that it must be. */
export const resultsRight = defineLookingLaw(
  "give results of the right kinds",
  ({
    journey: {
      opening,
      env: { rules },
    },
  }) => ({
    start() {
      const flaw = opening && wrongOpening(opening);
      return flaw === null ? null : `at the reset, ${flaw}`;
    },
    step(step) {
      const flaw = wrongResult(step) ?? changedAction(rules, step);
      return flaw === null ? null : `after ${JSON.stringify(step.text)}, ${flaw}`;
    },
  }),
  { tells: (failure) => !isThrown(failure) && !isNotJson(failure) },
);

function wrongOpening({ observation, info }: Reset<unknown, unknown>): string | null {
  if (typeof observation !== "string") return `the observation is ${valueText(observation)}, not a string`;
  return isObject(info) ? null : `info is ${valueText(info)}, not an object`;
}

function wrongResult({
  observation,
  reward,
  terminated,
  truncated,
  info,
}: Step<unknown, unknown>): string | null {
  if (typeof observation !== "string") return `the observation is ${valueText(observation)}, not a string`;
  if (!isReward(reward)) return `the reward is ${valueText(reward)}, not a finite number`;
  if (Object.is(reward, -0)) return "the reward is -0, which JSON makes 0";
  if (typeof terminated !== "boolean") return `terminated is ${valueText(terminated)}, not true or false`;
  if (typeof truncated !== "boolean") return `truncated is ${valueText(truncated)}, not true or false`;
  return isObject(info) ? null : `info is ${valueText(info)}, not an object`;
}

/** A member that changes the action it is given changes what the step tells of it. */
function changedAction(
  { actions }: AnyEnv["rules"],
  { text, action, before, rejection }: Step<unknown, unknown>,
): string | null {
  if (rejection !== null) return null;
  const read: Parsed<unknown> = actions.parse(text, before);
  if (read.type !== "action" || sameJson(read.action, action)) return null;
  return `its action has become ${JSON.stringify(action)}, and was read as ${JSON.stringify(read.action)}: apply, or another member, changes the action that it is given`;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
