import { setImmediate } from "node:timers/promises";
import { type AnyEnv, type AnyEnvModule, type PolicyFactory, type Reset, seededRandom } from "@rwml/core";
import { type CliContext, print } from "../cli-context.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { outcomeLines } from "./outcome-lines.js";

/** An episode that a policy is to play. */
export interface WatchedEpisode {
  /** After its `reset`. */
  readonly env: AnyEnv;
  readonly reset: Reset<unknown, unknown>;
  readonly envModule: AnyEnvModule;
  readonly openPolicy: PolicyFactory;
}

/** Lets a policy play an episode to its end, and prints what happens; the same episode that a collection would play. */
export async function watchPolicy(
  { env, reset, envModule, openPolicy }: WatchedEpisode,
  context: CliContext,
): Promise<ExitCode> {
  const signal = context.interruption();
  const { task, state, seed } = reset;
  let { observation } = reset;
  print(context, observation);
  const solution = envModule.solution?.(task, state) ?? null;
  const policy = openPolicy({ random: seededRandom(seed, "policy"), solution });
  for (let steps = 1; !env.snapshot().ended; steps++) {
    await setImmediate();
    if (signal.aborted) return exitCode.interrupted;
    const action = policy.act({ observation, admissible: env.admissible(), state: env.state });
    const step = env.step(action);
    ({ observation } = step);
    print(context, ["", `> ${action}`, observation, ...outcomeLines(step, steps)].join("\n"));
  }
  return exitCode.ok;
}
