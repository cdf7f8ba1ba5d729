import { defineLaw } from "../define-law.js";
import { atInstant, instants } from "../other-time.js";
import { runDifference, stateDifference } from "../run-difference.js";

/** No clock: a recording is played again on another day. */
export const sameAtAnyTime = defineLaw("give the same episode at any time", ({ begin, walk }) => {
  const [early = 0, late = 0] = instants;
  const first = atInstant(early, () => {
    const journey = begin();
    return { journey, run: [...journey.follow(walk.choices)] };
  });
  const second = atInstant(late, () => {
    const journey = begin();
    return { journey, run: [...journey.repeat(first.journey.texts)] };
  });
  const difference =
    stateDifference(
      startOf(first.run, first.journey),
      startOf(second.run, second.journey),
      "the first state",
    ) ??
    runDifference(first.run, second.run) ??
    stateDifference(first.journey.env.snapshot(), second.journey.env.snapshot(), "the last snapshot");
  return difference === null ? null : `at another time ${difference}`;
});

function startOf(
  run: readonly { readonly before: unknown }[],
  { env }: { readonly env: { readonly state: unknown } },
): unknown {
  return run[0]?.before ?? env.state;
}
