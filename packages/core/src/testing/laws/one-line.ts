import type { Step } from "../../env/step.js";
import { defineLaw } from "../define-law.js";
import type { Journey } from "../journey.js";

/** Actions are shown and written one a line. */
export const oneLine = defineLaw("write each action on one line", ({ begin, walk }) => {
  const journey = begin();
  const flaw = brokenText(journey);
  if (flaw !== null) return flaw;
  for (const step of journey.follow(walk.choices)) {
    const found = brokenText(journey) ?? brokenPrint(journey, step);
    if (found !== null) return found;
  }
  return null;
});

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
