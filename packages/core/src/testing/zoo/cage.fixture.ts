import type { LawSubject } from "../law.js";

/** One broken environment. Each call of `subject` makes it anew, with no memory of earlier calls. */
export interface Inhabitant {
  /** What is wrong with it. */
  readonly what: string;
  subject(): LawSubject;
}

/** A kind of broken environments, twice: the second was written without a look at the law that finds it. */
export interface Cage {
  readonly kind: string;
  readonly inhabitants: readonly [Inhabitant, Inhabitant];
}
