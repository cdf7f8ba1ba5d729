import { admissibleTexts } from "../env/admissible-texts.js";
import { GymError, isGymError } from "../errors.js";
import { thrownText } from "../internal/thrown-text.js";
import { valueText } from "../internal/value-text.js";
import type { Expert, ExpertInput } from "../policy/expert.js";
import { rebuildStates } from "../record/rebuild-states.js";
import type { Transition } from "../record/transition.js";
import type { Rules } from "../rules/rules.js";
import type { Recording } from "./shard-part.js";

/** What an expert says about a recorded step. */
export interface AdvisedStep {
  /** The transition as it was recorded, with the expert's action. */
  readonly transition: Transition;
  /** Why the expert knew nothing: the code of its error, or `no-advice`; null where it knew something. */
  readonly unknown: string | null;
}

/**
 * Asks an expert at every state of a recorded episode, in turn, as if it had watched. The states are rebuilt from the
 * recording and checked by their hashes.
 *
 * Throws a GymError `record/state-mismatch` where the recording was changed, `expert/failed` where the expert throws
 * something without a code, and `expert/bad-advice` for advice that is neither a text nor null.
 */
export function* adviseSteps(
  { episode, transitions }: Recording,
  rules: Rules<unknown, unknown, unknown>,
  expert: Expert<unknown>,
): Generator<AdvisedStep> {
  if (episode.snapshot === null) return;
  const states = rebuildStates(episode.snapshot.state, transitions);
  let lastAction: string | null = null;
  for (const transition of transitions) {
    const { value: state } = states.next();
    const { observation, action } = transition;
    const input = { state, observation, admissible: admissibleTexts(rules, state), lastAction };
    const { advice, unknown } = ask(expert, input, transition);
    yield { transition: { ...transition, expert: advice }, unknown };
    lastAction = action;
  }
  // The last state is rebuilt and checked too.
  states.next();
}

function ask(
  expert: Expert<unknown>,
  input: ExpertInput<unknown>,
  { episode, step }: Transition,
): { readonly advice: string | null; readonly unknown: string | null } {
  let advice: unknown;
  try {
    advice = expert.advise(input);
  } catch (failure) {
    // With a code it is an expert that says why it does not know.
    if (isGymError(failure)) return { advice: null, unknown: failure.code };
    throw new GymError(
      "expert/failed",
      `The expert fails at episode ${episode}, step ${step}: ${thrownText(failure)}. An expert that knows nothing returns null or throws a GymError.`,
      { cause: failure },
    );
  }
  if (advice === null) return { advice, unknown: "no-advice" };
  if (typeof advice === "string") return { advice, unknown: null };
  throw new GymError(
    "expert/bad-advice",
    `The expert advised ${valueText(advice)} at episode ${episode}, step ${step}. It must give the text of an action, or null.`,
  );
}
