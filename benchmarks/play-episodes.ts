import type { Game } from "@rwml/alfworld";
import { type AnyEnv, seededRandom } from "@rwml/core";

/**
 * Plays one episode of each game, choosing among the admissible actions, which are listed at every step as an agent
 * would ask for them. Resets are part of the time.
 *
 * @param games the games, or their ids in the env's task source
 * @returns steps per second
 */
export function playEpisodes(env: AnyEnv, games: readonly (Game | string)[]): number {
  const random = seededRandom(1, "benchmark");
  let steps = 0;
  const start = performance.now();
  for (const game of games) {
    env.reset({ task: game, seed: 1 });
    for (let ended = false; !ended; steps++) {
      const { terminated, truncated } = env.step(random.pick(env.admissible()));
      ended = terminated || truncated;
    }
  }
  return (1000 * steps) / (performance.now() - start);
}
