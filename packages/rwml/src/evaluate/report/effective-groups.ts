import type { GroupCount } from "../../train/training-figures.js";

/** Effective groups over a whole run; `share` is null when there were no groups. */
export interface EffectiveGroups {
  readonly groups: number;
  readonly effective: number;
  readonly share: number | null;
}

/** Sums the groups of all iterations. */
export function effectiveGroups(counts: readonly GroupCount[]): EffectiveGroups {
  const groups = counts.reduce((sum, count) => sum + count.groups, 0);
  const effective = counts.reduce((sum, count) => sum + count.effective, 0);
  return { groups, effective, share: groups === 0 ? null : effective / groups };
}
