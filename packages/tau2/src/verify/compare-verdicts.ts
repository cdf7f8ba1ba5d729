import type { RewardInfo } from "../judge/reward-info.js";
import type { Agreement, ResultsDifference, VerdictCounts, VerdictKind } from "./results-report.js";

/** What comparing two rewards comes to. */
export interface VerdictComparison {
  readonly verdicts: VerdictCounts;
  readonly differences: readonly VerdictDifference[];
}

export type VerdictDifference = Pick<ResultsDifference, "what" | "expected" | "actual">;

/** Compares the verdicts that a recorded reward has; assertions in words are only a model's opinion and left out. */
export function compareVerdicts(recorded: RewardInfo, actual: RewardInfo): VerdictComparison {
  const [expected, found] = [verdictsOf(recorded), verdictsOf(actual)];
  const differences: VerdictDifference[] = [];
  const counts = {} as Record<VerdictKind, Agreement>;
  for (const kind of verdictKinds) {
    const length = expected[kind] === null ? 0 : Math.max(expected[kind].length, found[kind]?.length ?? 0);
    const disagreeing = Array.from({ length }, (_, index) => index).filter(
      (index) => expected[kind]?.[index] !== found[kind]?.[index],
    );
    counts[kind] = { agree: length - disagreeing.length, disagree: disagreeing.length };
    if (disagreeing.length > 0)
      differences.push({ what: kind, expected: expected[kind], actual: found[kind] });
  }
  return { verdicts: counts, differences };
}

/** Sums of verdicts. */
export function addVerdicts(left: VerdictCounts, right: VerdictCounts): VerdictCounts {
  const sums = verdictKinds.map((kind): readonly [VerdictKind, Agreement] => [
    kind,
    { agree: left[kind].agree + right[kind].agree, disagree: left[kind].disagree + right[kind].disagree },
  ]);
  return Object.fromEntries(sums) as unknown as VerdictCounts;
}

/** No verdict at all. */
export const noVerdicts: VerdictCounts = {
  db: { agree: 0, disagree: 0 },
  assertions: { agree: 0, disagree: 0 },
  actions: { agree: 0, disagree: 0 },
  communicate: { agree: 0, disagree: 0 },
};

const verdictKinds = ["db", "assertions", "actions", "communicate"] as const;

function verdictsOf(info: RewardInfo): { readonly [Kind in VerdictKind]: readonly boolean[] | null } {
  return {
    db: info.db_check && [info.db_check.db_match],
    assertions: info.env_assertions?.map(({ met }) => met) ?? null,
    actions: info.action_checks?.map(({ action_match: matches }) => matches) ?? null,
    communicate: info.communicate_checks?.map(({ met }) => met) ?? null,
  };
}
