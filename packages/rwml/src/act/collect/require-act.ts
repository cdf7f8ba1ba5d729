import { type AnyEnvModule, GymError } from "@rwml/core";
import { policyNamed } from "./policy-named.js";

/**
 * Throws UnknownIdError where an environment does not know a policy, and a GymError `collect/cannot-act` where the random
 * policy is to choose among actions that nobody lists: every episode would fail at its first step.
 */
export function requireAct(policy: string, module: AnyEnvModule, env: string): void {
  policyNamed(policy, module);
  const own = Object.keys(module.policies ?? {});
  if (policy !== "random" || own.includes(policy) || module.rules.admissible !== undefined) return;
  const choices =
    own.length > 0
      ? `Choose --policy ${own.join(" or ")}.`
      : "It has no other policy, so it can be played (rwml play) but not collected. For τ²-bench, collect tau2/<domain>-generated or tau2/<domain>-solo, or record conversations with rwml run and make a dataset of them with rwml import.";
  throw new GymError(
    "collect/cannot-act",
    `The random policy cannot play ${env}, which does not list the actions that can be taken. ${choices}`,
  );
}
