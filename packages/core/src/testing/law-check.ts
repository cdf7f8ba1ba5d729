import { type Coverage, coverageOf } from "./coverage.js";
import type { ActionHints } from "./journey.js";
import type { Law, LawSubject, LawVerdict } from "./law.js";
import { type LookedOn, lookTogether } from "./look-together.js";
import type { LookingLaw } from "./looking-law.js";
import { MemberWatch, wallTime } from "./member-watch.js";
import { solvedTasks } from "./solved-tasks.js";

/** Options of `checkLaws` and `describeLaws`. */
export interface LawOptions {
  /** Of the walks themselves. Default: 0. */
  readonly seed?: number;
  /** Walks for each law. Default: 50. */
  readonly walks?: number;
  /** The longest walk. Default: 20 steps. */
  readonly maxSteps?: number;
  /** How long each law is tried at most; one that runs out of time says so. Default: 5 seconds. */
  readonly seconds?: number;
  /** How many milliseconds of the processor a member of rules may take for a call, in the mean. Default: 5. */
  readonly slowest?: number;
}

/** Walks are this long unless the caller says otherwise. */
export const defaultWalkSteps = 20;

/** One check of an environment: what all laws share. */
export class LawCheck {
  /** What is checked, with its members watched. */
  readonly subject: LawSubject;
  /** The same without. */
  readonly source: LawSubject;
  readonly options: Required<LawOptions>;
  readonly watch = new MemberWatch();
  /** When it began, by `wallTime`. */
  readonly begun = wallTime();
  /** Set once the environment has shown to be slow: what is left is then tried for a second each. */
  slow = false;
  #hints: ActionHints | null = null;
  #coverage: Coverage | null = null;
  readonly #looking: readonly LookingLaw[];
  #lookedOn: LookedOn | null = null;

  /** @param together laws that are all going to be checked, so that those that look on can do so together */
  constructor(subject: LawSubject, options: LawOptions = {}, together: readonly Law[] = []) {
    this.source = subject;
    this.subject = this.watch.over(subject);
    this.options = { seed: 0, walks: 50, maxSteps: defaultWalkSteps, seconds: 5, slowest: 5, ...options };
    this.#looking = together.filter((law): law is LookingLaw => "lookOn" in law);
  }

  /** How long the next law may be tried. */
  get seconds(): number {
    return this.slow ? Math.min(1, this.options.seconds) : this.options.seconds;
  }

  /** Where walks find texts: the subject's own, and those of known solutions. */
  get hints(): ActionHints {
    if (this.#hints === null) {
      const { subject } = this;
      const solutions = solvedTasks(subject).flatMap(({ solution }) => solution);
      const texts = [...new Set([...(subject.texts ?? []), ...solutions])];
      const { suggest } = subject;
      this.#hints =
        suggest === undefined ? { texts } : { texts, suggest: (state) => suggest.call(subject, state) };
    }
    return this.#hints;
  }

  /** What the walks of this check see. */
  get coverage(): Coverage {
    this.#coverage ??= coverageOf(this, this.#lookedOn?.walks ?? null);
    return this.#coverage;
  }

  /** The verdict on a law that held when all were looking on together; null where it has to be checked alone. */
  sharedVerdict(law: Law): LawVerdict | null {
    if (!this.#looking.some((looking) => looking === law)) return null;
    this.#lookedOn ??= lookTogether(this, this.#looking);
    if (!this.#lookedOn.held.has(law)) return null;
    return { walks: this.options.walks, stopped: 0, outOfTime: false, failure: null };
  }
}
