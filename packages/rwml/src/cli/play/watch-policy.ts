import { setImmediate } from "node:timers/promises";
import { type AnyEnv, type AnyEnvModule, type Reset, seededRandom } from "@rwml/core";
import { askSolution, chooseAction, openPolicy } from "@rwml/core/dataset";
import { policyNamed } from "../../act/collect/policy-named.js";
import { type CliContext, print } from "../cli-context.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { outcomeLines } from "./outcome-lines.js";

/** An episode that a policy is to play. */
export interface WatchedEpisode {
  /** After its `reset`. */
  readonly env: AnyEnv;
  readonly reset: Reset<unknown, unknown>;
  readonly envModule: AnyEnvModule;
  /** The policy's name. */
  readonly policy: string;
}

/**
 * Lets a policy play an episode to its end, and prints what happens; the same episode that a collection would play.
 * Throws UnknownIdError for a policy that the environment does not know, and what a collection would book as failure.
 */
export async function watchPolicy(
  { env, reset, envModule, policy: name }: WatchedEpisode,
  context: CliContext,
): Promise<ExitCode> {
  const open = policyNamed(name, envModule);
  const signal = context.interruption();
  const { task, state, seed } = reset;
  let { observation } = reset;
  print(context, observation);
  const solution = askSolution(envModule, task, state);
  const policy = openPolicy(name, open, { random: seededRandom(seed, "policy"), solution });
  for (let steps = 1; !env.snapshot().ended; steps++) {
    await setImmediate();
    if (signal.aborted) return exitCode.interrupted;
    const action = chooseAction(name, policy, {
      observation,
      admissible: env.admissible(),
      state: env.state,
    });
    const step = env.step(action);
    ({ observation } = step);
    print(context, ["", `> ${action}`, observation, ...outcomeLines(step, steps)].join("\n"));
  }
  return exitCode.ok;
}
