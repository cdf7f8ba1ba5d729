import { GymError } from "../errors.js";
import type { Breach, LawSubject } from "./law.js";
import { subjectName } from "./subject-name.js";

/** A walk as it was taken: the seed, and the texts of its actions. */
export interface TakenWalk {
  readonly seed: number;
  readonly texts: readonly string[];
}

/** The error for a broken law, with what there is to see it happen. */
export function brokenLaw(
  title: string,
  subject: LawSubject,
  breach: Breach,
  walk: TakenWalk | null = null,
): GymError {
  const shown = breach.code ?? (walk === null ? [] : codeOf(walk, breach.action));
  return new GymError(
    "testing/law-broken",
    [
      `${subjectName(subject)} should ${title}, but ${breach.what}.`,
      ...(shown.length === 0 ? [] : ["To see it happen:", ...shown.map((line) => `  ${line}`)]),
    ].join("\n"),
  );
}

/** Code that takes a walk in an env of a name. */
export function codeOf({ seed, texts }: TakenWalk, then?: string, env = "env"): readonly string[] {
  const all = then === undefined ? texts : [...texts, then];
  return [
    `${env}.reset({ seed: ${seed} });`,
    ...(all.length === 0 ? [] : [`for (const action of ${JSON.stringify(all)}) ${env}.step(action);`]),
  ];
}
