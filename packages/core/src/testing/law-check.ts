import { type Coverage, coverageOf } from "./coverage.js";
import type { ActionHints } from "./journey.js";
import type { LawSubject } from "./law.js";
import { MemberWatch } from "./member-watch.js";
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
  /** Set once it is known that the environment is slow: what is left is then tried for a second each. */
  slow = false;
  #hints: ActionHints | null = null;
  #coverage: Coverage | null = null;

  constructor(subject: LawSubject, options: LawOptions = {}) {
    this.source = subject;
    this.subject = this.watch.over(subject);
    this.options = { seed: 0, walks: 50, maxSteps: defaultWalkSteps, seconds: 5, slowest: 5, ...options };
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

  /** What the walks of this check see, when nothing is tried on them. */
  get coverage(): Coverage {
    this.#coverage ??= coverageOf(this);
    return this.#coverage;
  }
}
