import type { AnyEnv } from "@rwml/core";
import { printableLine } from "../../act/progress/printable-text.js";
import type { Session } from "./session.js";

/**
 * What sessions have in common in which a person acts in an environment.
 *
 * @param env after its `reset`
 */
export function envSession(env: AnyEnv): Pick<Session, "opening" | "commands" | "hint" | "completions"> {
  const { observation, ended } = env.snapshot();
  return {
    opening: [observation, "", ...(ended ? ["(The episode has ended before its first action.)"] : [])],
    commands: {
      ":admissible": { about: "the actions that can be taken now", run: () => admissibleText(env) },
    },
    hint: "Type an action, or :admissible to see those that can be taken now.",
    completions: () => env.admissible(),
  };
}

function admissibleText(env: AnyEnv): string {
  if (env.snapshot().ended) return "None: the episode has ended.";
  const actions = env.admissible();
  return actions.length === 0
    ? "This environment cannot list its actions."
    : actions.map(printableLine).join("\n");
}
