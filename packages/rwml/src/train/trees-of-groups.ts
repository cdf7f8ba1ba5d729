import type { TokenWindow } from "../data/episode-windows.js";
import { groupAdvantages } from "./group-advantages.js";
import type { Sampled } from "./sample-groups.js";
import type { Branch, Tree } from "./tree-batch.js";

/** The part of the settings of RWML that shapes its loss. */
export interface GroupLossSettings {
  readonly groupSize: number;
  readonly normalise: boolean;
  readonly klWeight: number;
  readonly anchorWeight: number;
}

/** An iteration's samples as trees, ready for one update. */
export interface GroupTrees {
  /** One a window, in order. */
  readonly trees: readonly Tree[];
  /** How many groups carry a gradient. */
  readonly effective: number;
}

/**
 * Turns rewarded samples into trees. Groups without variance are left out, equal completions of a group become one
 * branch that counts for all of them, and each sampled token weighs the same, as does each token that really happened.
 *
 * @param samples groups of `groupSize` samples each, as `samplePrompts` gives them
 */
export function treesOfGroups(
  windows: readonly TokenWindow[],
  samples: readonly Sampled[],
  rewards: readonly number[],
  { groupSize, normalise, klWeight, anchorWeight }: GroupLossSettings,
): GroupTrees {
  const branches: Branch[][] = windows.map(() => []);
  let effective = 0;
  let tokens = 0;
  for (let first = 0; first < samples.length; first += groupSize) {
    const group = samples.slice(first, first + groupSize);
    const judged = groupAdvantages(rewards.slice(first, first + groupSize), normalise);
    if (!judged.effective) continue;
    effective += 1;
    tokens += group.reduce((sum, { completion }) => sum + completion.tokens.length, 0);
    branches[group[0]!.prompt.window]!.push(...mergeEqual(group, judged.advantages));
  }
  const real = windows.reduce(
    (sum, { targets }) => sum + targets.reduce((n, { start, end }) => n + end - start, 0),
    0,
  );
  const trees = windows.map((trunk, window) => ({
    trunk,
    anchor: anchorWeight / real,
    branches: branches[window]!.map((branch) => ({
      ...branch,
      advantage: branch.advantage / tokens,
      klWeight: (branch.klWeight * klWeight) / tokens,
    })),
  }));
  return { trees, effective };
}

function mergeEqual(group: readonly Sampled[], advantages: readonly number[]): Branch[] {
  const merged = new Map<string, Branch>();
  for (const [index, { prompt, completion }] of group.entries()) {
    const key = completion.tokens.join(" ");
    const same = merged.get(key);
    merged.set(key, {
      prefix: prompt.target.start,
      tokens: completion.tokens,
      logProbabilities: completion.logProbabilities,
      advantage: (same?.advantage ?? 0) + advantages[index]!,
      klWeight: (same?.klWeight ?? 0) + 1,
    });
  }
  return [...merged.values()];
}
