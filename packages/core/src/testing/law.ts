import type { IPropertyWithHooks } from "fast-check";
import type { AnyEnv } from "../env/env.js";
import { openEnv } from "../env/open-env.js";
import { GymError } from "../errors.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import { rulesName } from "../rules/rules-name.js";
import { fastCheck } from "./fast-check.js";
import { Journey } from "./journey.js";
import { type Walk, walks } from "./walk.js";

/** What laws are checked on: an env module, or rules with tasks. */
export interface LawSubject extends Pick<AnyEnvModule, "rules" | "tasks" | "maxSteps"> {
  /** Opens the env to check. Default: an env on the rules; give another to check a wrapper or another kind of env. */
  readonly open?: () => AnyEnv;
  /** Action texts to try besides the admissible ones, in any state. */
  readonly texts?: readonly string[];
  /**
   * Action texts that make sense in a state, for rules that cannot list all admissible ones. Walks choose among them
   * as among the admissible ones; that they are accepted is no law.
   */
  suggest?(state: unknown): readonly string[];
}

/** One trial of a law: a walk, and envs to take it in. */
export interface Trial {
  readonly subject: LawSubject;
  readonly walk: Walk;
  /** A journey through a new env at the start of the walk's episode. */
  begin(): Journey;
  /** A journey through an env that something else has brought into its state. */
  goOn(env: AnyEnv): Journey;
}

/** Something that is true of every sound environment. */
export interface Law {
  /** What a sound environment does, to be read after "should". */
  readonly title: string;
  /** The law as a property of walks of up to `maxSteps` steps. */
  property(subject: LawSubject, maxSteps?: number): IPropertyWithHooks<[Walk]>;
}

/** Walks are this long unless the caller says otherwise. */
export const defaultWalkSteps = 20;

/**
 * Makes a law of a function that says how one trial breaks it, or null. An exception breaks every law: whatever an
 * agent writes, the world must answer.
 */
export function defineLaw(title: string, breachIn: (trial: Trial) => string | null): Law {
  return {
    title,
    property: (subject, maxSteps = defaultWalkSteps) =>
      fastCheck().property(walks(maxSteps), (walk) => {
        const journeys: Journey[] = [];
        const goOn = (env: AnyEnv): Journey => {
          const journey = new Journey(env, subject);
          journeys.push(journey);
          return journey;
        };
        const begin = (): Journey => {
          const env = openSubject(subject);
          env.reset({ seed: walk.seed });
          return goOn(env);
        };
        const breach = attempt(() => breachIn({ subject, walk, begin, goOn }));
        if (breach !== null) throw lawBroken(title, subject, walk, journeys[0]?.texts ?? [], breach);
      }),
  };
}

/** Opens the env that a subject's laws are about. */
export function openSubject({ rules, tasks, maxSteps, open }: LawSubject): AnyEnv {
  return open?.() ?? openEnv(rules, maxSteps === undefined ? { tasks } : { tasks, maxSteps });
}

function attempt(breachIn: () => string | null): string | null {
  try {
    return breachIn();
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : String(failure);
    return `it throws: ${message.replace(/\.$/, "")}`;
  }
}

function lawBroken(
  title: string,
  { rules }: LawSubject,
  { seed }: Walk,
  texts: readonly string[],
  breach: string,
): GymError {
  return new GymError(
    "testing/law-broken",
    [
      `${rulesName(rules)} should ${title}, but ${breach}.`,
      "To see it happen:",
      `  env.reset({ seed: ${seed} });`,
      `  for (const action of ${JSON.stringify(texts)}) env.step(action);`,
    ].join("\n"),
  );
}
