import type { Arbitrary } from "fast-check";
import { fastCheck } from "./fast-check.js";
import type { Mutation } from "./mutated-text.js";

/** One step of a walk, as a choice that can be made in any state. */
export type Choice =
  /** One of the actions admissible now, or suggested for the state. */
  | { readonly type: "admissible"; readonly index: number }
  /** One of those whose first word was used least on the walk. */
  | { readonly type: "rare"; readonly index: number }
  /** An action that was admissible or suggested earlier on the walk and is not now, or one of the subject's texts. */
  | { readonly type: "earlier"; readonly index: number }
  /** One of all these with a slip in it. */
  | { readonly type: "mutated"; readonly index: number; readonly mutation: Mutation }
  /** Any text at all. */
  | { readonly type: "text"; readonly text: string };

/** A random walk through an environment, before it is known which actions there will be. */
export interface Walk {
  /** Of the episode. */
  readonly seed: number;
  readonly choices: readonly Choice[];
  /** After how many choices a snapshot or fork is taken. */
  readonly cut: number;
}

/**
 * Walks of up to `maxSteps` steps. They shrink to small seeds, few steps and first choices. Throws
 * `testing/no-fast-check`.
 */
export function walks(maxSteps: number): Arbitrary<Walk> {
  const fc = fastCheck();
  const index = fc.nat(2 ** 16);
  const indexed = <Type extends string>(type: Type) => fc.record({ type: fc.constant(type), index });
  const mutation = fc.record({ way: fc.nat(99), place: fc.nat(7), other: index });
  const choice: Arbitrary<Choice> = fc.oneof(
    { weight: 7, arbitrary: indexed("admissible") },
    { weight: 4, arbitrary: indexed("rare") },
    { weight: 2, arbitrary: indexed("earlier") },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("mutated" as const), index, mutation }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("text" as const), text: fc.string() }) },
  );
  return fc.record({
    seed: fc.nat(2 ** 31 - 1),
    choices: fc.array(choice, { maxLength: maxSteps, size: "max" }),
    cut: fc.nat(maxSteps),
  });
}
