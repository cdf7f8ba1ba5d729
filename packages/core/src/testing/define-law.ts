import type { Arbitrary, IPropertyWithHooks } from "fast-check";
import type { AnyEnv } from "../env/env.js";
import { brokenLaw } from "./broken-law.js";
import { fastCheck } from "./fast-check.js";
import { type ActionHints, Journey } from "./journey.js";
import { type Breach, type Law, type LawSubject, type LawVerdict, openSubject } from "./law.js";
import { defaultWalkSteps, type LawCheck } from "./law-check.js";
import type { MemberWatch } from "./member-watch.js";
import { thrownBreach } from "./thrown-breach.js";
import { type Walk, walks } from "./walk.js";

/** One trial of a law: a walk, and envs to take it in. */
export interface Trial {
  readonly subject: LawSubject;
  readonly walk: Walk;
  /** A journey through a new env at the start of an episode: of the walk's, or of another seed or subject. */
  begin(seed?: number, subject?: LawSubject): Journey;
  /** A journey through an env that something else has brought into its state. */
  goOn(env: AnyEnv): Journey;
}

/** A law that is a property of walks. */
export interface WalkLaw extends Law {
  /** The law as a property of walks of up to `maxSteps` steps. */
  property(subject: LawSubject, maxSteps?: number): IPropertyWithHooks<[Walk]>;
}

/** Further choices of a law. */
export interface LawChoices {
  /**
   * Which exceptions of plain play this law is about. Any other one says nothing of it and is left to the law that
   * it belongs to; but what throws only in what this law does with a walk breaks it.
   */
  readonly tells?: (failure: unknown) => boolean;
  /** Other walks that a trial takes beside its own. */
  readonly alsoTakes?: (walk: Walk) => readonly Walk[];
}

/** What trials have at hand besides their input. */
interface Stage {
  readonly subject: LawSubject;
  readonly hints: ActionHints;
  readonly watch: MemberWatch | null;
  /** Told of a trial that an exception stopped. */
  onStopped(): void;
}

/**
 * Makes a law of a function that says how one trial breaks it, or null. Whatever an agent writes, the world must
 * answer: exceptions break a law too, each the one that it belongs to.
 */
export function defineLaw(
  title: string,
  breachIn: (trial: Trial) => Breach | string | null,
  choices: LawChoices = {},
): WalkLaw {
  return {
    ...defineLawOn(
      title,
      walks,
      (walk, trial) => breachIn({ ...trial, walk }),
      (walk) => [walk, ...(choices.alsoTakes?.(walk) ?? [])],
      choices,
    ),
    title,
  };
}

/** Makes a law of a function that says how one trial on any input breaks it; the input has walks in it. */
export function defineLawOn<Input>(
  title: string,
  inputs: (maxSteps: number) => Arbitrary<Input>,
  breachIn: (input: Input, trial: Omit<Trial, "walk">) => Breach | string | null,
  walksOf: (input: Input) => readonly Walk[],
  { tells }: LawChoices = {},
): Law & { property(subject: LawSubject, maxSteps?: number): IPropertyWithHooks<[Input]> } {
  const propertyOn = (stage: Stage, maxSteps: number): IPropertyWithHooks<[Input]> =>
    fastCheck().property(inputs(maxSteps), (input) => {
      const { subject, hints, watch } = stage;
      const [first] = walksOf(input);
      const journeys: Journey[] = [];
      const goOn = (env: AnyEnv): Journey => {
        const journey = new Journey(env, hints);
        journeys.push(journey);
        return journey;
      };
      const begin = (seed = first?.seed ?? 0, of = subject): Journey => {
        const journey = startJourney(of, seed, hints);
        journeys.push(journey);
        return journey;
      };
      const broken = (breach: Breach | string): Error => {
        const walk = { seed: first?.seed ?? 0, texts: journeys[0]?.texts ?? [] };
        return brokenLaw(title, subject, typeof breach === "string" ? { what: breach } : breach, walk);
      };
      let breach: Breach | string | null;
      try {
        breach = breachIn(input, { subject, begin, goOn });
      } catch (failure) {
        if (!tells?.(failure) && walksOf(input).some((walk) => throwsPlainly(stage, walk))) {
          stage.onStopped();
          return;
        }
        breach = thrownBreach(failure, watch);
      }
      if (breach !== null) throw broken(breach);
    });
  return {
    title,
    property: (subject, maxSteps = defaultWalkSteps) =>
      propertyOn({ subject, hints: subject, watch: null, onStopped() {} }, maxSteps),
    check(check) {
      let stopped = 0;
      const stage = {
        subject: check.subject,
        hints: check.hints,
        watch: check.watch,
        onStopped: () => void stopped++,
      };
      return verdictOf(propertyOn(stage, check.options.maxSteps), check, () => stopped);
    },
  };
}

/** A journey through a new env of a subject at the start of an episode. */
export function startJourney(subject: LawSubject, seed: number, hints: ActionHints): Journey {
  const env = openSubject(subject);
  return new Journey(env, hints, env.reset({ seed }));
}

function throwsPlainly({ subject, hints }: Stage, walk: Walk): boolean {
  try {
    for (const _ of startJourney(subject, walk.seed, hints).follow(walk.choices));
    return false;
  } catch {
    return true;
  }
}

function verdictOf<Input>(
  property: IPropertyWithHooks<[Input]>,
  { options: { seed, walks: numRuns }, seconds }: LawCheck,
  stopped: () => number,
): LawVerdict {
  const {
    failed,
    errorInstance,
    numRuns: tried,
    interrupted,
  } = fastCheck().check(property, {
    seed,
    numRuns,
    interruptAfterTimeLimit: 1000 * seconds,
  });
  // Running out of time before the first walk is done counts as a failure there, without an error.
  const isBroken = failed && errorInstance !== null;
  const failure = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return {
    walks: tried,
    stopped: stopped(),
    outOfTime: interrupted && !isBroken,
    failure: isBroken ? failure : null,
  };
}
