import { Account } from "../account.js";
import { codeOf } from "../broken-law.js";
import type { Trial } from "../define-law.js";
import type { Breach } from "../law.js";
import { defineLookingLaw } from "../looking-law.js";
import type { Walk } from "../walk.js";

/** Two episodes at the same time know nothing of each other: whatever start sets is in the state that it returns. */
export const sideBySide = defineLookingLaw(
  "play two episodes side by side as one after the other",
  ({ journey: alone, begin, walk }) => {
    const account = new Account(alone);
    return {
      step(step) {
        account.note(step);
        return null;
      },
      end: () => besideDifference(account, begin, walk),
    };
  },
  { alsoTakes: (walk) => [otherWalk(walk)] },
);

function besideDifference(account: Account, begin: Trial["begin"], walk: Walk): Breach | null {
  const { texts } = account.journey;
  const otherSeed = otherWalk(walk).seed;
  const otherAlone = begin(otherSeed);
  const otherAccount = Account.of(otherAlone, otherAlone.follow(walk.choices));

  const [beside, otherBeside] = [new Account(begin()), new Account(begin(otherSeed))];
  const steps = beside.journey.repeat(texts);
  const otherSteps = otherBeside.journey.repeat(otherAlone.texts);
  let open = true;
  while (open) {
    open = otherBeside.add(otherSteps);
    open = beside.add(steps) || open;
  }
  const differences = [account.differenceFrom(beside), otherAccount.differenceFrom(otherBeside)];
  const index = differences.findIndex((difference) => difference !== null);
  if (index === -1) return null;
  return {
    what: `beside another episode, ${differences[index]}`,
    code: [
      `one.reset({ seed: ${walk.seed} });`,
      `other.reset({ seed: ${otherSeed} });`,
      "// and then by turns:",
      ...codeOf({ seed: otherSeed, texts: otherAlone.texts }, undefined, "other").slice(1),
      ...codeOf({ seed: walk.seed, texts }, undefined, "one").slice(1),
    ],
  };
}

function otherWalk(walk: Walk): Walk {
  return { ...walk, seed: walk.seed + 1 + walk.cut };
}
