import { defineLaw } from "../define-law.js";

/** A list of admissible actions is a set: what stands in it twice is drawn twice as often. */
export const listedOnce = defineLaw("list each admissible action once", ({ begin, walk }) => {
  const journey = begin();
  const flaw = twice(journey.env.admissible());
  if (flaw !== null) return flaw;
  for (const _ of journey.follow(walk.choices)) {
    const found = journey.ended ? null : twice(journey.env.admissible());
    if (found !== null) return found;
  }
  return null;
});

function twice(texts: readonly string[]): string | null {
  const text =
    texts.length === new Set(texts).size ? undefined : texts.find((one, at) => texts.indexOf(one) !== at);
  return text === undefined ? null : `${JSON.stringify(text)} is admissible more than once`;
}
