import { codeOf } from "../broken-law.js";
import { defineLaw } from "../define-law.js";
import type { Journey } from "../journey.js";
import { runDifference, stateDifference } from "../run-difference.js";
import type { Walk } from "../walk.js";

/** Two episodes at the same time know nothing of each other: whatever start sets is in the state that it returns. */
export const sideBySide = defineLaw(
  "play two episodes side by side as one after the other",
  ({ begin, walk }) => {
    const otherSeed = otherWalk(walk).seed;
    const alone = begin();
    const run = [...alone.follow(walk.choices)];
    const otherAlone = begin(otherSeed);
    const otherRun = [...otherAlone.follow(walk.choices)];

    const [one, other] = [begin(), begin(otherSeed)];
    const [steps, otherSteps] = [one.repeat(alone.texts), other.repeat(otherAlone.texts)];
    const [taken, otherTaken]: Steps[] = [[], []];
    let open = true;
    while (open) {
      open = takeOne(otherSteps, otherTaken!);
      open = takeOne(steps, taken!) || open;
    }
    const differences = [
      runDifference(run, taken!) ?? endDifference(alone, one),
      runDifference(otherRun, otherTaken!) ?? endDifference(otherAlone, other),
    ];
    const index = differences.findIndex((difference) => difference !== null);
    if (index === -1) return null;
    return {
      what: `beside another episode, ${differences[index]}`,
      code: [
        `one.reset({ seed: ${walk.seed} });`,
        `other.reset({ seed: ${otherSeed} });`,
        "// and then by turns:",
        ...codeOf({ seed: otherSeed, texts: otherAlone.texts }, undefined, "other").slice(1),
        ...codeOf({ seed: walk.seed, texts: alone.texts }, undefined, "one").slice(1),
      ],
    };
  },
  { alsoTakes: (walk) => [otherWalk(walk)] },
);

function otherWalk(walk: Walk): Walk {
  return { ...walk, seed: walk.seed + 1 + walk.cut };
}

type Steps = ReturnType<Journey["take"]>[];

function takeOne(steps: ReturnType<Journey["repeat"]>, taken: Steps): boolean {
  const next = steps.next();
  if (!next.done) taken.push(next.value);
  return !next.done;
}

function endDifference(left: Journey, right: Journey): string | null {
  return stateDifference(left.env.snapshot(), right.env.snapshot(), "the last snapshot");
}
