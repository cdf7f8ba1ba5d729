import type { Step } from "@rwml/core";

/** What a step earned and whether it was the last, as lines; none where there is nothing to say. */
export function outcomeLines(
  { reward, terminated, truncated }: Step<unknown, unknown>,
  steps: number,
): string[] {
  if (!terminated && !truncated) return reward === 0 ? [] : [`(reward ${reward})`];
  const end = terminated ? "The episode has ended" : "The step limit is reached";
  return [`(${end} after ${steps} ${steps === 1 ? "step" : "steps"}, reward ${reward})`];
}
