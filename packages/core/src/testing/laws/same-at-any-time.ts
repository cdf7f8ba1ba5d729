import { Account } from "../account.js";
import { defineLaw } from "../define-law.js";
import { inAnotherPlace } from "../other-place.js";
import { atInstant, instants } from "../other-time.js";

/** No clock, no time zone, no language: a recording is played again on another day and on another machine. */
export const sameAtAnyTime = defineLaw(
  "give the same episode at any time and in any place",
  ({ begin, walk }) => {
    const [early = 0, late = 0] = instants;
    const first = atInstant(early, () => {
      const journey = begin();
      return Account.of(journey, journey.follow(walk.choices));
    });
    const second = atInstant(late, () =>
      inAnotherPlace(() => {
        const journey = begin();
        return Account.of(journey, journey.repeat(first.journey.texts));
      }),
    );
    const difference = first.differenceFrom(second);
    return difference === null ? null : `at another time and in another place ${difference}`;
  },
);
