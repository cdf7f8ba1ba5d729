import type { AnyEnv } from "../env/env.js";
import { openEnv } from "../env/open-env.js";
import type { LawSubject } from "./law.js";

const mostStates = 2000;
const seeds = 4;

/**
 * Goes everywhere that admissible actions lead, from a few starts. How many states there are, when these are few and
 * in none of them the episode ends or pays otherwise than elsewhere; null in any other case, also where it cannot be
 * known, because actions are not all listed or there are too many states.
 */
export function closedWorld({ rules, tasks, open }: LawSubject): number | null {
  if (rules.admissible === undefined || rules.listing === "partial" || open !== undefined) return null;
  const seen = new Set<string>();
  const rewards = new Set<number>();
  const left: AnyEnv[] = [];
  const visit = (env: AnyEnv): void => {
    const key = JSON.stringify(env.state);
    if (seen.has(key)) return;
    seen.add(key);
    left.push(env);
  };
  for (let seed = 0; seed < seeds; seed++) {
    const env = openEnv(rules, { tasks });
    env.reset({ seed });
    visit(env);
  }
  for (let env = left.pop(); env !== undefined; env = left.pop()) {
    for (const text of env.admissible()) {
      const next = env.fork();
      const { terminated, reward } = next.step(text);
      rewards.add(reward);
      if (terminated || rewards.size > 1 || seen.size > mostStates) return null;
      visit(next);
    }
  }
  return seen.size;
}
