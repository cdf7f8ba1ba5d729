import { GymError, loadEnv, openModule } from "@rwml/core";
import { requireOwnTasks } from "../../act/collect/require-own-tasks.js";
import { registerEnvironments } from "../../act/environments/register-environments.js";
import { argument, defineCommand } from "../command.js";
import { choosingOptions, loadingOptions, loadOptions } from "../loading-options.js";
import { seed, text, wholeNumber } from "../option.js";
import { converse } from "../play/converse.js";
import { playDomain } from "../play/play-domain.js";
import { playSession } from "../play/play-session.js";

/** `rwml play ID`. */
export const play = defineCommand({
  name: "play",
  summary: "play an environment in the terminal",
  arguments: { env: argument("an id from rwml list") },
  options: {
    ...loadingOptions,
    ...choosingOptions,
    seed: seed("which episode", 0),
    task: text("id", "the task to play, by its id or a path; otherwise the seed draws one", null),
    policy: text("name", "watch a policy play: random, or one from rwml show", null),
    maxSteps: wholeNumber("end the episode after this many steps", null),
    as: text("role", "for tau2: whom you play, agent or user", "agent"),
    partner: text("name", "for tau2: who plays the other side (see rwml run); otherwise whoever fits", null),
    llm: text("model", "for tau2: the other side's model", null),
    baseUrl: text("url", "for tau2: an OpenAI-compatible endpoint", null),
  },
  examples: [
    "rwml play alfworld/generated --seed 1",
    "rwml play alfworld/generated --seed 1 --policy expert",
    "echo look | rwml play alfworld/generated",
    "rwml play tau2/retail-generated --as user",
  ],
  async run(input, context) {
    await registerEnvironments(input.import);
    requireOwnTasks(input.env);
    const { domainEntry } = await import("@rwml/tau2/register");
    const entry = domainEntry(input.env);
    if (entry !== undefined) {
      refuseChoices(input);
      if (input.policy !== null) {
        throw new GymError(
          "cli/bad-option",
          "--policy is for environments with one player. For tau2, name the other side with --partner, or let rwml run hold the conversation.",
        );
      }
      return playDomain({ ...input, entry }, context);
    }
    const envModule = await loadEnv(input.env, loadOptions(input));
    const env = openModule(envModule, input.maxSteps ?? undefined);
    const reset = env.reset({ seed: input.seed, ...(input.task === null ? {} : { task: input.task }) });
    if (input.policy === null) return converse(playSession(env), context);
    const { watchPolicy } = await import("../play/watch-policy.js");
    return watchPolicy({ env, reset, envModule, policy: input.policy }, context);
  },
});

/** Domains are not loaded as environments here, and have neither types nor scenes. */
function refuseChoices({ taskTypes, scenes }: { taskTypes: readonly string[]; scenes: readonly string[] }) {
  if (taskTypes.length + scenes.length === 0) return;
  throw new GymError(
    "cli/bad-option",
    `--task-types and --scenes choose among tasks of types and scenes, which tau2 has not. Name a task with --task.`,
  );
}
