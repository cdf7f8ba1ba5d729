import type { AnyEnv } from "../env/env.js";
import type { Step } from "../env/step.js";
import { startJourney } from "./define-law.js";
import { fastCheck } from "./fast-check.js";
import { Journey } from "./journey.js";
import type { Law } from "./law.js";
import type { LawCheck } from "./law-check.js";
import type { LookingLaw, Onlooker } from "./looking-law.js";
import { wallTime } from "./member-watch.js";
import type { PlainWalk } from "./play-plainly.js";
import { type Walk, walks } from "./walk.js";

/** What came of looking together. */
export interface LookedOn {
  /** The laws that were found to hold on every walk. Of the others nothing is known: their own check tells. */
  readonly held: ReadonlySet<Law>;
  /** The walks that were taken; null where they were given up. */
  readonly walks: readonly PlainWalk[] | null;
}

const nothing: LookedOn = { held: new Set(), walks: null };

/**
 * Takes each walk of a check once, with all looking laws looking on: the walks that each of them would take, too.
 * Given up where an exception stops a walk, and where it shows that there is not the time which the laws have together.
 */
export function lookTogether(check: LawCheck, laws: readonly LookingLaw[]): LookedOn {
  const { seed, walks: numRuns, maxSteps } = check.options;
  const doubted = new Set<Law>();
  const taken: PlainWalk[] = [];
  const clock = new Allowance(check.seconds, laws.length);
  try {
    for (const walk of fastCheck().sample(walks(maxSteps), { seed, numRuns })) {
      if (clock.isTooShort(taken.length, numRuns)) return nothing;
      const looking = laws.filter((law) => !doubted.has(law));
      taken.push(takeWalk(check, walk, looking, doubted));
    }
  } catch {
    // Each law tells what is thrown, or leaves it to another one, when it is checked alone.
    return nothing;
  }
  if (clock.isOver) return nothing;
  return { held: new Set(laws.filter((law) => !doubted.has(law))), walks: taken };
}

function takeWalk(
  { subject, hints }: LawCheck,
  walk: Walk,
  laws: readonly LookingLaw[],
  doubted: Set<Law>,
): PlainWalk {
  const begin = (seed = walk.seed, of = subject): Journey => startJourney(of, seed, hints);
  const goOn = (env: AnyEnv): Journey => new Journey(env, hints);
  const journey = begin();
  const onlookers = new Map<Law, Onlooker>();
  const ask = (look: (law: LookingLaw) => unknown): void => {
    for (const law of laws) {
      if (doubted.has(law)) continue;
      try {
        if ((look(law) ?? null) !== null) doubted.add(law);
      } catch {
        doubted.add(law);
      }
    }
  };
  ask((law) => void onlookers.set(law, law.lookOn({ subject, walk, begin, goOn, journey })));
  ask((law) => onlookers.get(law)?.start?.());
  const steps: Step<unknown, unknown>[] = [];
  for (const step of journey.follow(walk.choices)) {
    steps.push(step);
    ask((law) => onlookers.get(law)?.step?.(step));
  }
  ask((law) => onlookers.get(law)?.end?.());
  return { seed: walk.seed, journey, steps, failure: null };
}

/** The time that laws have together. */
class Allowance {
  readonly #start = wallTime();
  readonly #each: number;
  readonly #all: number;

  constructor(seconds: number, laws: number) {
    this.#each = 1000 * seconds;
    this.#all = laws * this.#each;
  }

  get isOver(): boolean {
    return this.#spent > this.#all;
  }

  /** Whether it will not last; after the time of one law it can be told how long all walks take. */
  isTooShort(done: number, of: number): boolean {
    return this.#spent >= this.#each && this.#spent * of >= this.#all * done;
  }

  get #spent(): number {
    return wallTime() - this.#start;
  }
}
