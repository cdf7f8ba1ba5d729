import { rulesName } from "../rules/rules-name.js";
import { fastCheck } from "./fast-check.js";
import { defaultWalkSteps, type Law, type LawSubject } from "./law.js";
import { actionsReadBack } from "./laws/actions-read-back.js";
import { admissibleAccepted } from "./laws/admissible-accepted.js";
import { finishedRefuses } from "./laws/finished-refuses.js";
import { forksIndependent } from "./laws/forks-independent.js";
import { patchesRebuildStates } from "./laws/patches-rebuild-states.js";
import { rejectionsHarmless } from "./laws/rejections-harmless.js";
import { sameActions } from "./laws/same-actions.js";
import { sameSeed } from "./laws/same-seed.js";
import { snapshotsContinue } from "./laws/snapshots-continue.js";
import { statesFrozen } from "./laws/states-frozen.js";
import { statesJson } from "./laws/states-json.js";

/** Every law. */
export const laws: readonly Law[] = [
  statesJson,
  statesFrozen,
  sameSeed,
  sameActions,
  patchesRebuildStates,
  snapshotsContinue,
  forksIndependent,
  actionsReadBack,
  admissibleAccepted,
  rejectionsHarmless,
  finishedRefuses,
];

/** Options of `checkLaws` and `describeLaws`. */
export interface LawOptions {
  /** Of the walks themselves. Default: 0. */
  readonly seed?: number;
  /** Walks for each law. Default: 50. */
  readonly walks?: number;
  /** The longest walk. Default: 20 steps. */
  readonly maxSteps?: number;
}

/** What became of one law. */
export interface LawReport {
  /** Its title, to be read after "should". */
  readonly law: string;
  readonly held: boolean;
  readonly walks: number;
  /** What happened, with the shortest walk that shows it, ready to paste; null when the law held. */
  readonly failure: string | null;
}

/**
 * Checks every law on an environment by random walks. Deterministic: the same options give the same walks. Throws
 * `testing/no-fast-check` where fast-check is not installed.
 *
 * @example
 * const broken = checkLaws(houseModule).filter((report) => !report.held);
 */
export function checkLaws(subject: LawSubject, options: LawOptions = {}): readonly LawReport[] {
  return laws.map((law) => checkLaw(law, subject, options));
}

/** Checks one law. */
export function checkLaw(law: Law, subject: LawSubject, options: LawOptions = {}): LawReport {
  const { seed = 0, walks = 50, maxSteps = defaultWalkSteps } = options;
  const details = fastCheck().check(law.property(subject, maxSteps), { seed, numRuns: walks });
  const error: unknown = details.errorInstance;
  return {
    law: law.title,
    held: !details.failed,
    walks: details.numRuns,
    failure: details.failed ? (error instanceof Error ? error.message : String(error)) : null,
  };
}

/** The two functions of a test runner that `describeLaws` needs; vitest's, jest's and node:test's fit. */
export interface TestRunner {
  describe(name: string, define: () => void): unknown;
  it(name: string, run: () => void): unknown;
}

/**
 * Makes one test of each law. Throws `testing/no-fast-check` where fast-check is not installed.
 *
 * @example
 * import { describe, it } from "vitest";
 * describeLaws(houseModule, { describe, it });
 */
export function describeLaws(
  subject: LawSubject,
  { describe, it }: TestRunner,
  options: LawOptions = {},
): void {
  fastCheck();
  describe(`the laws of ${rulesName(subject.rules)}`, () => {
    for (const law of laws) {
      it(`should ${law.title}`, () => {
        const { failure } = checkLaw(law, subject, options);
        if (failure !== null) throw new Error(failure);
      });
    }
  });
}
