// Policies are other people's code, as rules are: what they throw and choose says whose it is.
import { askMember } from "../env/ask-member.js";
import { badResult } from "../env/ask-rules.js";
import { GymError, isGymError } from "../errors.js";
import { stackAt } from "../internal/stack-at.js";
import { thrownText } from "../internal/thrown-text.js";
import { isPromise, valueText } from "../internal/value-text.js";
import type { Policy, PolicyFactory, PolicyInput } from "../policy/policy.js";
import type { AnyEnvModule } from "../registry/env-module.js";

/**
 * The known way to solve a task from its first state; null where the environment knows none. Throws a BadResultError
 * for what is neither, and what `askMember` throws.
 */
export function askSolution(
  envModule: AnyEnvModule,
  task: unknown,
  start: unknown,
): readonly string[] | null {
  const { rules } = envModule;
  const solution: unknown = askMember(rules, "solution", () => envModule.solution?.(task, start)) ?? null;
  const isTexts = Array.isArray(solution) && solution.every((action) => typeof action === "string");
  if (solution === null || isTexts) return solution as readonly string[] | null;
  throw badResult(rules, "solution", solution, "the texts of actions, or null");
}

/**
 * Opens a policy for an episode. Throws a GymError `policy/failed` for what it throws, and `policy/no-act` where what it
 * opens cannot act.
 */
export function openPolicy(name: string, open: PolicyFactory, episode: Parameters<PolicyFactory>[0]): Policy {
  const policy: unknown = attempt(name, "failed to open", () => open(episode));
  const isObject = typeof policy === "object" && policy !== null;
  if (isObject && "act" in policy && typeof policy.act === "function") return policy as Policy;
  throw new GymError(
    "policy/no-act",
    `The policy ${name} opened ${taken(policy)}. It must open { act }, at once: no async, no await.`,
  );
}

/** What a policy chooses. Throws a GymError `policy/failed`, and `policy/no-action` for what is no text. */
export function chooseAction(name: string, policy: Policy, input: PolicyInput): string {
  const action: unknown = attempt(name, "failed to choose an action", () => policy.act(input));
  if (typeof action === "string") return action;
  throw new GymError(
    "policy/no-action",
    `The policy ${name} chose ${taken(action)}. It must choose the text of an action, at once: no async, no await.`,
  );
}

function attempt<Result>(name: string, did: string, run: () => Result): Result {
  try {
    return run();
  } catch (cause) {
    if (isGymError(cause)) throw cause;
    const failure = new GymError("policy/failed", `The policy ${name} ${did}: ${thrownText(cause)}`, {
      cause,
    });
    failure.stack = stackAt(failure, cause);
    throw failure;
  }
}

/** A value in words; nobody waits for a promise, and its failure would end the process. */
function taken(value: unknown): string {
  if (typeof value === "object" && value !== null && isPromise(value)) value.then(undefined, () => {});
  return valueText(value);
}
