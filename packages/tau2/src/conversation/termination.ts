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
