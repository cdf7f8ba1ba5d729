/** What upstream can judge a conversation by. */
export const evaluationTypes = [
  "env",
  "communicate",
  "action",
  "all",
  "nl_assertions",
  "all_with_nl_assertions",
  "all_ignore_basis",
  "all_with_nl_assertions_ignore_basis",
] as const;

/**
 * Upstream's name of what a conversation is judged by. `all` takes whatever the task's basis names; `…_ignore_basis`
 * multiplies all parts; `…_with_nl_assertions` looks at assertions in words even where the basis does not name them.
 */
export type EvaluationType = (typeof evaluationTypes)[number];
