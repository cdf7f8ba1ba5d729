import type { ActionCheck, RewardInfo } from "../../judge/reward-info.js";

/** How many gold actions were taken. */
export interface Accuracy {
  readonly correct: number;
  readonly count: number;
  /** From 0 to 1. */
  readonly proportion: number;
}

/** Upstream's `partial_action_reward`: how many gold actions were taken, in all and by type; null without any. */
export interface ActionAccuracy {
  readonly total: Accuracy;
  readonly read: Accuracy | null;
  readonly write: Accuracy | null;
}

/** The accuracy of one conversation; null without gold actions. */
export function actionAccuracy({ action_checks: checks }: RewardInfo): ActionAccuracy | null {
  const total = accuracyOf(checks ?? []);
  if (checks === null || total === null) return null;
  const ofType = (type: string) => accuracyOf(checks.filter(({ tool_type }) => tool_type === type));
  return { total, read: ofType("read"), write: ofType("write") };
}

/** The accuracy of all checks; null without any. */
export function accuracyOf(checks: readonly ActionCheck[]): Accuracy | null {
  if (checks.length === 0) return null;
  const correct = checks.filter(({ action_match: matches }) => matches).length;
  return { correct, count: checks.length, proportion: correct / checks.length };
}
