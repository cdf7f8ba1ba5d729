import type { AnyEnv } from "../../env/env.js";
import { openEnv } from "../../env/open-env.js";
import { randomPolicy } from "../../policy/random-policy.js";
import { seededRandom } from "../../random/seed.js";
import { closedWorld } from "../closed-world.js";
import type { Breach, Law, LawSubject } from "../law.js";
import type { LawCheck } from "../law-check.js";
import { oneVerdict } from "../one-verdict.js";
import { type SolvedTask, solvedTasks } from "../solved-tasks.js";

const title = "come to an end that an agent can reach";
const episodes = 8;
const longest = 500;

/**
 * Without a step limit every long enough episode must end. With one, an end or a reward must be within reach: of a
 * known solution, or of whoever goes everywhere, where there are so few states that this can be done.
 */
export const reachesAnEnd: Law = {
  title,
  check(check) {
    const { coverage, subject } = check;
    const isReached = coverage.ended > 0 || coverage.endedAtStart > 0 || coverage.failed > 0;
    return oneVerdict(title, subject, isReached ? null : endlessness(check));
  },
};

function endlessness(check: LawCheck): Breach | string | null {
  const { subject, coverage } = check;
  try {
    const solved = solvedTasks(subject);
    const outcomes = solved.map((one) => follow(openLong(subject), one));
    if (outcomes.includes("ended")) return null;
    const long = playLong(check);
    if (long.ended) return null;
    const tried = `${episodes} episodes of ${longest} steps by chance`;
    if (hasNoLimit(subject)) {
      return `none ends, not even ${tried}, and there is no step limit. Give the module maxSteps`;
    }
    if (coverage.rewards > 1 || long.paid || outcomes.includes("paid")) return null;
    if (looksAtNothing(subject))
      return "its judge looks neither at the state nor at the action, and ends nothing";
    const [first] = solved;
    if (first !== undefined) {
      const code = [
        `env.reset({ seed: 0, task: ${JSON.stringify(first.id)} });`,
        `for (const action of ${JSON.stringify(first.solution)}) env.step(action);`,
      ];
      return {
        what: `the solution of ${JSON.stringify(first.id)} neither ends its episode nor is paid for`,
        code,
      };
    }
    const size = closedWorld(subject);
    return size === null ? null : `in none of the ${size} states that there are is an end or another reward`;
  } catch {
    // Other laws tell what is thrown.
    return null;
  }
}

type Outcome = "ended" | "paid" | "nothing";

function follow(env: AnyEnv, { task, solution }: SolvedTask): Outcome {
  env.reset({ seed: 0, task });
  const rewards = new Set<number>();
  for (const text of solution) {
    if (env.snapshot().ended) break;
    rewards.add(env.step(text).reward);
  }
  if (env.snapshot().ended) return "ended";
  return rewards.size > 1 || [...rewards].some((reward) => reward > 0) ? "paid" : "nothing";
}

function playLong({ subject, hints, seconds, options: { seed } }: LawCheck): {
  ended: boolean;
  paid: boolean;
} {
  const rewards = new Set<number>();
  const deadline = Date.now() + 1000 * seconds;
  const policies = [randomPolicy, ...Object.values(subject.policies ?? {})];
  for (let episode = 0; episode < episodes; episode++) {
    const env = openLong(subject);
    const random = seededRandom(seed + episode, "reaches-an-end");
    env.reset({ seed: seed + episode });
    const open = policies[episode % policies.length]!;
    const policy = open({ random, solution: null });
    let observation = env.snapshot().observation;
    for (let step = 0; step < longest && Date.now() < deadline; step++) {
      const admissible = [...env.admissible(), ...(hints.suggest?.(env.state) ?? [])];
      const texts = admissible.length > 0 ? admissible : (hints.texts ?? []);
      if (texts.length === 0) break;
      const isPolicy = episode % policies.length > 0;
      const taken = env.step(
        isPolicy ? policy.act({ observation, admissible, state: env.state }) : random.pick(texts),
      );
      ({ observation } = taken);
      rewards.add(taken.reward);
      if (taken.terminated) return { ended: true, paid: rewards.size > 1 };
      if (taken.truncated) break;
    }
  }
  return { ended: false, paid: rewards.size > 1 };
}

/** An env without the module's step limit, unless the subject opens its own. */
function openLong({ rules, tasks, open }: LawSubject): AnyEnv {
  return open?.() ?? openEnv(rules, { tasks });
}

function hasNoLimit({ maxSteps, open }: LawSubject): boolean {
  return open === undefined ? maxSteps === undefined : open().maxSteps === null;
}

/** Whether judge gives its verdict without a look at what it is given. */
function looksAtNothing({ rules, tasks, open }: LawSubject): boolean {
  if (open !== undefined || tasks.size === 0) return false;
  const state = rules.start(tasks.load(tasks.id(0)), seededRandom(0, "reaches-an-end"));
  let looked = false;
  const watched = (value: object): object =>
    new Proxy(value, {
      get(target, name) {
        looked = true;
        return Reflect.get(target, name);
      },
      ownKeys(target) {
        looked = true;
        return Reflect.ownKeys(target);
      },
    });
  rules.judge(watched(state), undefined);
  rules.judge(watched(state), watched({ before: state, action: {} }) as never);
  return !looked;
}
