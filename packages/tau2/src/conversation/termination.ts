/** Why a conversation can be over. Values are upstream's, because results files hold them. */
export const terminationReasons = [
  "user_stop",
  "agent_stop",
  "max_steps",
  "timeout",
  "too_many_errors",
  "agent_error",
  "user_error",
  "infrastructure_error",
  "context_window_exceeded",
  "unexpected_error",
] as const;

export type TerminationReason = (typeof terminationReasons)[number];

/** Whether a conversation was cut off at a limit: all that it holds has happened, only that nobody has ended it. */
export function isLimit(reason: string): boolean {
  return limits.includes(reason);
}

const limits: readonly string[] = [
  "max_steps",
  "timeout",
  "too_many_errors",
  "context_window_exceeded",
] satisfies readonly TerminationReason[];
