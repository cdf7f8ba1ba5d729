import { makeEnv } from "@rwml/core";
import { print } from "../cli-context.js";
import { argument, defineCommand } from "../command.js";
import { exitCode } from "../exit-code.js";
import { loadingOptions, loadOptions } from "../loading-options.js";
import { seed, text, wholeNumber } from "../option.js";
import { PlaySession } from "../play/play-session.js";
import { readLines } from "../read-lines.js";
import { registerEnvironments } from "../register-environments.js";

/** `rwml play ID`. */
export const play = defineCommand({
  name: "play",
  summary: "play an environment in the terminal",
  arguments: { env: argument("an id from rwml list") },
  options: {
    ...loadingOptions,
    seed: seed("which episode", 0),
    task: text("id", "the task to play; otherwise the seed draws one", null),
    maxSteps: wholeNumber("end the episode after this many steps", null),
  },
  examples: ["rwml play alfworld/generated --seed 1", "echo look | rwml play alfworld/generated"],
  async run(input, context) {
    await registerEnvironments(input.import);
    const limit = input.maxSteps === null ? {} : { maxSteps: input.maxSteps };
    const env = await makeEnv(input.env, { ...loadOptions(input), ...limit });
    env.reset({ seed: input.seed, ...(input.task === null ? {} : { task: input.task }) });
    const session = new PlaySession(env);
    print(context, session.opening);
    const { lines, wasInterrupted } = readLines(context, {
      prompt: "> ",
      completions: () => session.completions(),
    });
    for await (const line of lines) {
      const answer = session.answer(line);
      if (session.hasQuit) break;
      print(context, `${answer}\n`);
    }
    return wasInterrupted() ? exitCode.interrupted : exitCode.ok;
  },
});
