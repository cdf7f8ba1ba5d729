import type { LawSubject } from "./law.js";

/** `id@version` of a subject's rules, even where they are not what they must be. */
export function subjectName({ rules }: LawSubject): string {
  return `${rules?.id}@${rules?.version}`;
}
