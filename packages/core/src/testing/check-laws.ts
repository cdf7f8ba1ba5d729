import { type Coverage, coverageText } from "./coverage.js";
import { fastCheck } from "./fast-check.js";
import type { Law, LawSubject } from "./law.js";
import { LawCheck, type LawOptions } from "./law-check.js";
import { laws } from "./laws.js";
import { slownessText } from "./slowness.js";
import { subjectName } from "./subject-name.js";

/** What became of one law. */
export interface LawReport {
  /** Its title, to be read after "should". */
  readonly law: string;
  /** False also where nothing could be said, because the rules throw on every walk or there was no time for one. */
  readonly held: boolean;
  /** On how many walks it was tried. */
  readonly walks: number;
  /** How many of them an exception stopped; `failure` of another law tells of it. */
  readonly stopped: number;
  /** Whether the time ran out before all walks were tried. */
  readonly outOfTime: boolean;
  /** What happened, with the shortest walk that shows it, ready to paste; null when the law held or was not tried. */
  readonly failure: string | null;
}

/** What became of all laws, and what their walks have seen of the environment. */
export interface LawReports extends ReadonlyArray<LawReport> {
  readonly coverage: Coverage;
  /** Where the time has gone, where a law ran out of it; null where none did. */
  readonly slowness: string | null;
}

/**
 * Checks every law on an environment by random walks. Deterministic: the same options give the same walks. Throws
 * `testing/no-fast-check` where fast-check is not installed.
 *
 * The rules run in the calling thread: an endless loop in them cannot be caught here, and hangs the caller.
 *
 * @example
 * const broken = checkLaws(houseModule).filter((report) => !report.held);
 */
export function checkLaws(subject: LawSubject, options: LawOptions = {}): LawReports {
  fastCheck();
  const check = new LawCheck(subject, options, laws);
  const reports = laws.map((law) => report(law, check));
  const slowness = reports.some(({ outOfTime }) => outOfTime) ? slownessText(check) : null;
  return Object.assign(reports, { coverage: check.coverage, slowness });
}

/** Checks one law. */
export function checkLaw(law: Law, subject: LawSubject, options: LawOptions = {}): LawReport {
  fastCheck();
  return report(law, new LawCheck(subject, options));
}

function report(law: Law, check: LawCheck): LawReport {
  const verdict = law.check(check);
  if (verdict.outOfTime) check.slow = true;
  const isTried = verdict.stopped < verdict.walks;
  return { law: law.title, held: verdict.failure === null && isTried, ...verdict };
}

/** The two functions of a test runner that `describeLaws` needs; vitest's, jest's and node:test's fit. */
export interface TestRunner {
  describe(name: string, define: () => void): unknown;
  it(name: string, run: () => void): unknown;
}

/** Options of `describeLaws`. */
export interface DescribeOptions extends LawOptions {
  /** Prints what the walks have seen also when all laws hold. Default: false. */
  readonly coverage?: boolean;
}

/**
 * Makes one test of each law. A law that breaks tells what the walks have seen of the environment. Throws
 * `testing/no-fast-check` where fast-check is not installed.
 *
 * The laws run in the test's own thread. An endless loop in the rules hangs that thread, and neither this function nor
 * the time limit of the test runner can stop it: end the process, and look where it was with a debugger.
 *
 * @example
 * import { describe, it } from "vitest";
 * describeLaws(houseModule, { describe, it });
 */
export function describeLaws(
  subject: LawSubject,
  { describe, it }: TestRunner,
  { coverage = false, ...options }: DescribeOptions = {},
): void {
  fastCheck();
  const check = new LawCheck(subject, options);
  describe(`the laws of ${subjectName(subject)}`, () => {
    for (const law of laws) {
      it(`should ${law.title}`, () => {
        const { failure, held, walks, outOfTime } = report(law, check);
        if (failure !== null) throw new Error(`${failure}\n${coverageText(check.coverage)}`);
        if (!held) throw new Error(untried(walks, check));
        if (outOfTime) console.warn(cutShort(law, walks, check));
      });
    }
    if (coverage) it("should say what was covered", () => console.log(coverageText(check.coverage)));
  });
}

function untried(walks: number, check: LawCheck): string {
  return walks === 0
    ? `Nothing can be said, because not one walk was done in ${check.options.seconds} seconds. ${slownessText(check)}`
    : `Nothing can be said, because all ${walks} walks end in an exception: see the law that tells it.`;
}

function cutShort({ title }: Law, walks: number, check: LawCheck): string {
  return `That it should ${title} was tried on ${walks} of ${check.options.walks} walks: the time ran out (option seconds). ${slownessText(check)}\n${coverageText(check.coverage)}`;
}
