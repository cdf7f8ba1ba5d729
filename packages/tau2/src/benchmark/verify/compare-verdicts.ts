import type { RewardInfo } from "../../judge/reward-info.js";
import type { Agreement, ResultsDifference, VerdictCounts, VerdictKind } from "./results-report.js";

/** What comparing two rewards comes to. */
export interface VerdictComparison {
  readonly verdicts: VerdictCounts;
  readonly differences: readonly VerdictDifference[];
}

export type VerdictDifference = Pick<ResultsDifference, "what" | "expected" | "actual">;

/** Compares the verdicts that a recorded reward has; assertions in words are only a model's opinion and left out. */
export function compareVerdicts(recorded: RewardInfo, actual: RewardInfo): VerdictComparison {
  const differences: VerdictDifference[] = [];
  const compare = (what: VerdictKind): Agreement => {
    const expected = verdictsOf(recorded, what);
    if (expected === null) return noVerdicts[what];
    const found = verdictsOf(actual, what);
    const count = Math.max(expected.length, found?.length ?? 0);
    let agree = 0;
    for (let index = 0; index < count; index++) if (expected[index] === found?.[index]) agree++;
    if (agree < count) differences.push({ what, expected, actual: found });
    return { agree, disagree: count - agree };
  };
  const [db, assertions] = [compare("db"), compare("assertions")];
  const [actions, communicate] = [compare("actions"), compare("communicate")];
  return { verdicts: { db, assertions, actions, communicate }, differences };
}

/** Sums of verdicts. */
export function addVerdicts(left: VerdictCounts, right: VerdictCounts): VerdictCounts {
  return {
    db: sum(left.db, right.db),
    assertions: sum(left.assertions, right.assertions),
    actions: sum(left.actions, right.actions),
    communicate: sum(left.communicate, right.communicate),
  };
}

function sum(left: Agreement, right: Agreement): Agreement {
  return { agree: left.agree + right.agree, disagree: left.disagree + right.disagree };
}

/** No verdict at all. */
export const noVerdicts: VerdictCounts = {
  db: { agree: 0, disagree: 0 },
  assertions: { agree: 0, disagree: 0 },
  actions: { agree: 0, disagree: 0 },
  communicate: { agree: 0, disagree: 0 },
};

function verdictsOf(info: RewardInfo, kind: VerdictKind): readonly boolean[] | null {
  switch (kind) {
    case "db":
      return info.db_check && [info.db_check.db_match];
    case "assertions":
      return info.env_assertions?.map(({ met }) => met) ?? null;
    case "actions":
      return info.action_checks?.map(({ action_match: matches }) => matches) ?? null;
    case "communicate":
      return info.communicate_checks?.map(({ met }) => met) ?? null;
  }
}
