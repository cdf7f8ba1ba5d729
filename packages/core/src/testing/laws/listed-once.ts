import type { AnyEnv } from "../../env/env.js";
import { defineLookingLaw } from "../looking-law.js";

/** A list of admissible actions is a set: what stands in it twice is drawn twice as often. */
export const listedOnce = defineLookingLaw("list each admissible action once", ({ journey }) => ({
  start: () => twice(journey.env),
  step: () => (journey.ended ? null : twice(journey.env)),
}));

function twice({ rules, state }: AnyEnv): string | null {
  const actions: readonly unknown[] = rules.admissible?.(state) ?? [];
  const texts = actions.map((action) => rules.actions.print(action, state));
  return (
    repeated(texts, (text) => JSON.stringify(text)) ??
    repeated(
      actions.map((action) => JSON.stringify(action)),
      (action) => `the action ${action}`,
    )
  );
}

function repeated(texts: readonly string[], shown: (text: string) => string): string | null {
  if (texts.length === new Set(texts).size) return null;
  const text = texts.find((one, at) => texts.indexOf(one) !== at)!;
  return `${shown(text)} is admissible more than once`;
}
