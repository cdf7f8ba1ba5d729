import type { Step } from "../../env/step.js";
import type { Journey } from "../journey.js";
import { defineLookingLaw } from "../looking-law.js";

/** Actions are shown and written one a line. */
export const oneLine = defineLookingLaw("write each action on one line", ({ journey }) => ({
  start: () => brokenText(journey),
  step: (step) => brokenText(journey) ?? brokenPrint(journey, step),
}));

const lineEnd = /[\n\r\u2028\u2029]/;

function brokenText({ env }: Journey): string | null {
  for (const text of env.admissible()) {
    if (lineEnd.test(text)) return `the admissible ${JSON.stringify(text)} has the end of a line in it`;
    if (text.trim() === "") return `the admissible ${JSON.stringify(text)} has nothing to write`;
  }
  return null;
}

/** An action that was written on one line and is printed on more. */
function brokenPrint(
  { env: { rules } }: Journey,
  { text, action, before, rejection }: Step<unknown, unknown>,
): string | null {
  if (action === null || rejection !== null || lineEnd.test(text)) return null;
  const printed = rules.actions.print(action, before);
  return lineEnd.test(printed) ? `${JSON.stringify(text)} is printed as ${JSON.stringify(printed)}` : null;
}
