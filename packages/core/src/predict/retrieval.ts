import type { Predictor } from "./predictor.js";

/** What retrieval learns from: the texts of one episode. */
export interface ObservedEpisode {
  readonly initialObservation: string;
  readonly steps: readonly { readonly action: string; readonly observation: string }[];
}

/** How actions are compared. */
export interface RetrievalOptions {
  /** What an action does, such as its verb or its tool. Default: `leadingWord`. */
  readonly kindOf?: (action: string) => string;
}

/**
 * The simplest baseline that learns, for any environment: it answers with what followed most often in the episodes it has
 * read, after the same action behind the same last observation, else after the same action, else after the same kind of
 * action, else with the last observation itself. Of answers that are equally frequent the first one read counts. Actions
 * are compared without regard to case and to how much blank space they hold.
 *
 * @returns opens a predictor for an episode; all of them share what was learned
 */
export function retrieval(
  episodes: Iterable<ObservedEpisode>,
  { kindOf = leadingWord }: RetrievalOptions = {},
): () => Predictor {
  const frequencies = new Map<string, Map<string, number>>();
  for (const { initialObservation, steps } of episodes) {
    let last = initialObservation;
    for (const { action, observation } of steps) {
      for (const key of keysOf(action, last, kindOf)) count(frequencies, key, observation);
      last = observation;
    }
  }
  const answers = new Map([...frequencies].map(([key, counted]) => [key, mostFrequent(counted)]));
  return () => {
    let last = "";
    return {
      start(observation) {
        last = observation;
      },
      predict(action) {
        const key = keysOf(action, last, kindOf).find((candidate) => answers.has(candidate));
        return { observation: key === undefined ? last : answers.get(key)! };
      },
      update(_, observation) {
        last = observation;
      },
    };
  };
}

/** The word that an action begins with: `go` of `go to shelf 1`, `get_user` of `get_user(user_id="ada")`. */
export function leadingWord(action: string): string {
  return /^\s*([\p{L}\p{N}_]+|\S?)/u.exec(action)![1]!.toLowerCase();
}

/** From what tells most about an answer to what tells least. */
function keysOf(action: string, last: string, kindOf: (action: string) => string): readonly string[] {
  const normalised = action.trim().replace(/\s+/g, " ").toLowerCase();
  return [
    ["both", normalised, last],
    ["action", normalised],
    ["kind", kindOf(action)],
  ].map((key) => JSON.stringify(key));
}

function count(frequencies: Map<string, Map<string, number>>, key: string, observation: string): void {
  const counted = frequencies.get(key) ?? new Map<string, number>();
  frequencies.set(key, counted);
  counted.set(observation, (counted.get(observation) ?? 0) + 1);
}

function mostFrequent(counted: ReadonlyMap<string, number>): string {
  let best = "";
  let most = 0;
  for (const [observation, times] of counted) {
    if (times > most) [best, most] = [observation, times];
  }
  return best;
}
