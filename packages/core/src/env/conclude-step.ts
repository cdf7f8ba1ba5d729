import type { Cause, Rules } from "../rules/rules.js";
import { askObservation, askVerdict } from "./ask-rules.js";
import type { Episode } from "./episode.js";
import type { Step } from "./step.js";
import type { ActionOutcome } from "./take-action.js";

/** The cause of a state that an action led to; a refused action is the cause of nothing. */
export function causeOf<State, Action>({
  before,
  action,
  rejection,
}: ActionOutcome<State, Action>): Cause<State, Action> | undefined {
  return action === null || rejection !== null ? undefined : { before, action };
}

/** What the agent sees and gets for an outcome, and where the episode stands then. */
export function concludeStep<State, Action, Task>(
  rules: Rules<State, Action, Task>,
  maxSteps: number | null,
  episode: Episode<State>,
  outcome: ActionOutcome<State, Action>,
): { readonly step: Step<State, Action>; readonly next: Episode<State> } {
  const { text, action, rejection, before, after, patches, inverse } = outcome;
  const cause = causeOf(outcome);
  const observation = rejection === null ? askObservation(rules, after, cause) : rejection.observation;
  const { reward, terminated, info = {} } = askVerdict(rules, after, cause);
  const steps = episode.steps + 1;
  const truncated = !terminated && maxSteps !== null && steps >= maxSteps;
  return {
    // Named one by one: spreading the outcome would slow down fast worlds by much.
    step: {
      text,
      action,
      rejection,
      observation,
      reward,
      terminated,
      truncated,
      info,
      before,
      after,
      patches,
      inverse,
    },
    next: { state: after, random: episode.random, steps, ended: terminated || truncated, observation },
  };
}
