import type { AnyEnv } from "@rwml/core";
import { formatFixed } from "../../act/progress/format-fixed.js";
import { envSession } from "./env-session.js";
import type { Session } from "./session.js";

/** What the session asks of a world model; it follows one episode. */
export interface EpisodeModel {
  /** Begins an episode with its first observation. */
  start(observation: string): void;
  predict(action: string): Promise<string>;
  /** Tells what really happened. */
  update(action: string, observation: string): void;
  /** How far a prediction is from what happened, in [0, 1]. */
  gap(predicted: string, real: string): Promise<number>;
  /** A gap below it is a hit. */
  readonly threshold: number;
}

/**
 * A person plays the real environment, and sees what the world model expected beside what happened.
 *
 * @param env after its `reset`
 */
export function predictSession(env: AnyEnv, model: EpisodeModel): Session {
  const count = { actions: 0, exact: 0, hits: 0 };
  model.start(env.snapshot().observation);

  const verdict = (predicted: string, real: string, gap: number): string => {
    const exact = predicted === real;
    const hit = exact || gap < model.threshold;
    count.actions++;
    if (exact) count.exact++;
    if (hit) count.hits++;
    return exact ? "exact" : `gap ${formatFixed(gap, 3)}, ${hit ? "a hit" : "a miss"}`;
  };

  return {
    ...envSession(env),
    over: () => (env.snapshot().ended ? "The episode has ended. :quit leaves." : null),
    async act(line) {
      const predicted = await model.predict(line);
      const { observation: real, terminated, truncated } = env.step(line);
      model.update(line, real);
      const gap = await model.gap(predicted, real);
      const end = terminated || truncated ? ["(The episode has ended.)"] : [];
      return [block("predicted", predicted), block("real", real), verdict(predicted, real, gap), ...end].join(
        "\n",
      );
    },
    closing() {
      const { actions, exact, hits } = count;
      if (actions === 0) return "";
      return `${actions} ${actions === 1 ? "action" : "actions"}: ${exact} predicted exactly, ${hits} with a gap below ${model.threshold}.`;
    },
  };
}

/** A text under its name; later lines are set below the first. */
function block(name: string, text: string): string {
  const margin = " ".repeat(11);
  return name.padEnd(margin.length) + text.replaceAll("\n", `\n${margin}`);
}
