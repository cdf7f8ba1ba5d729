import { brokenLaw } from "./broken-law.js";
import type { Breach, LawSubject, LawVerdict } from "./law.js";

/** The verdict of a law that is tried once and not on walks. */
export function oneVerdict(title: string, subject: LawSubject, breach: Breach | string | null): LawVerdict {
  const failure =
    breach === null
      ? null
      : brokenLaw(title, subject, typeof breach === "string" ? { what: breach } : breach).message;
  return { walks: 1, stopped: 0, outOfTime: false, failure };
}
