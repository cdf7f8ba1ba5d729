import { codeOf } from "../broken-law.js";
import { defineLawOn } from "../define-law.js";
import { fastCheck } from "../fast-check.js";
import type { Journey } from "../journey.js";
import { runDifference, stateDifference } from "../run-difference.js";
import { type Walk, walks } from "../walk.js";

/** No episode finds what an earlier one has left: no cache is filled by the first caller and shared by the others. */
export const anyOrder = defineLawOn<readonly Walk[]>(
  "play an episode the same, whatever was played before it",
  (maxSteps) =>
    fastCheck().array(walks(Math.ceil(maxSteps / 2)), { minLength: 2, maxLength: 3, size: "max" }),
  (list, { subject, begin }) => {
    const [one, other] = [subject.renew?.() ?? subject, subject.renew?.() ?? subject];
    const played: Played[] = [];
    for (const walk of list) {
      const journey = begin(walk.seed, one);
      played.push({ walk, journey, run: [...journey.follow(walk.choices)] });
    }
    for (const { walk, journey, run } of played.toReversed()) {
      const again = begin(walk.seed, other);
      const difference =
        runDifference(run, [...again.repeat(journey.texts)]) ??
        stateDifference(journey.env.snapshot(), again.env.snapshot(), "the last snapshot");
      if (difference !== null) return { what: `in another order ${difference}`, code: codeOfOrder(played) };
    }
    return null;
  },
  (list) => list,
);

interface Played {
  readonly walk: Walk;
  readonly journey: Journey;
  readonly run: ReturnType<Journey["take"]>[];
}

function codeOfOrder(played: readonly Played[]): readonly string[] {
  const codes = played.map(({ walk: { seed }, journey: { texts } }) => codeOf({ seed, texts }));
  return [
    ...codes.flat(),
    "// and the other way round, in a new process where nothing was played before:",
    ...codes.toReversed().flat(),
  ];
}
