import type { Step } from "../env/step.js";
import { startJourney } from "./define-law.js";
import { fastCheck } from "./fast-check.js";
import type { ActionHints, Journey } from "./journey.js";
import type { LawSubject } from "./law.js";
import type { LawOptions } from "./law-check.js";
import { walks } from "./walk.js";

/** An episode that was walked through without trying a law on it. */
export interface PlainWalk {
  readonly seed: number;
  readonly journey: Journey;
  readonly steps: readonly Step<unknown, unknown>[];
  /** What stopped it; null when nothing did. */
  readonly failure: unknown;
}

/** Walks through episodes, one after the other. What throws at the start of one is left out. */
export function* playPlainly(
  subject: LawSubject,
  hints: ActionHints,
  { seed, walks: numRuns, maxSteps }: Required<Pick<LawOptions, "seed" | "walks" | "maxSteps">>,
): Generator<PlainWalk, void> {
  for (const walk of fastCheck().sample(walks(maxSteps), { seed, numRuns })) {
    const steps: Step<unknown, unknown>[] = [];
    let journey: Journey | null = null;
    let failure: unknown = null;
    try {
      journey = startJourney(subject, walk.seed, hints);
      for (const step of journey.follow(walk.choices)) steps.push(step);
    } catch (thrown) {
      failure = thrown;
    }
    if (journey !== null) yield { seed: walk.seed, journey, steps, failure };
  }
}
