import type { AnyEnv } from "../env/env.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import { openModule } from "../registry/open-module.js";
import type { LawCheck } from "./law-check.js";

/** What laws are checked on: an env module, or rules with tasks. */
export interface LawSubject extends AnyEnvModule {
  /** Opens the env to check. Default: an env on the rules; give another to check a wrapper or another kind of env. */
  readonly open?: () => AnyEnv;
  /** Action texts to try besides the admissible ones, in any state. */
  readonly texts?: readonly string[];
  /**
   * Action texts that make sense in a state, for rules that cannot list all admissible ones. Walks choose among them
   * as among the admissible ones; that they are accepted is no law.
   */
  suggest?(state: unknown): readonly string[];
  /**
   * Makes the same environment anew, with none of the variables and caches that this one has filled: what a second
   * `import("./house.js?anew")` gives. Without it, a cache that the first caller fills for good cannot be told from
   * the world itself. May give the same second copy every time.
   */
  renew?(): LawSubject;
}

/** What breaks a law. */
export interface Breach {
  /** To be read after "but". */
  readonly what: string;
  /** The action that shows it, where the walk does not hold it. */
  readonly action?: string;
  /** Lines of code that show it, instead of a walk in one env. */
  readonly code?: readonly string[];
}

/** What became of a law that was tried. */
export interface LawVerdict {
  /** How often it was tried. */
  readonly walks: number;
  /** How many of these walks said nothing of this law, because the rules throw on them; another law tells it. */
  readonly stopped: number;
  /** Whether less was tried than wished for, because the time ran out. */
  readonly outOfTime: boolean;
  /** What happened, and the shortest way to see it, ready to paste; null when the law held. */
  readonly failure: string | null;
}

/** Something that is true of every sound environment. */
export interface Law {
  /** What a sound environment does, to be read after "should". */
  readonly title: string;
  check(check: LawCheck): LawVerdict;
}

/** Opens the env that a subject's laws are about. */
export function openSubject(subject: LawSubject): AnyEnv {
  return subject.open?.() ?? openModule(subject);
}
