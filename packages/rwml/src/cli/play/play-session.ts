import type { AnyEnv } from "@rwml/core";
import { envSession } from "./env-session.js";
import { outcomeLines } from "./outcome-lines.js";
import { PlayHistory } from "./play-history.js";
import type { Session } from "./session.js";

/**
 * A person's game. Every step can be taken back, because snapshots are free.
 *
 * @param env after its `reset`
 */
export function playSession(env: AnyEnv): Session {
  const shared = envSession(env);
  const history = new PlayHistory("action", env);
  return {
    ...shared,
    commands: { ...shared.commands, ...history.commands },
    over: () => (env.snapshot().ended ? history.overText("The episode has ended") : null),
    act(line) {
      const before = env.snapshot();
      const step = env.step(line);
      history.note(before, step);
      return [step.observation, ...outcomeLines(step, history.length)].join("\n");
    },
    closing: () => "",
  };
}
