import type { Episode, EpisodeEnd, EpisodeStart } from "../record/episode.js";
import { brokenManifest } from "./broken-manifest.js";
import type { Manifest } from "./manifest.js";

/** Whether a dataset was planned, so that its rows are as the plan says, and not as somebody's own program wrote them. */
function isPlanned({ seed, episodes }: Manifest): boolean {
  return seed !== null || episodes !== null;
}

/** Compares an episode with what the manifest says about all of them. Throws a GymError `dataset/broken-manifest`. */
export function checkEpisode(dir: string, manifest: Manifest, series: number, row: Episode): void {
  const flaw = episodeFlaw(manifest, series, row);
  if (flaw !== null) throw brokenManifest(dir, `says ${flaw}`);
}

function episodeFlaw(manifest: Manifest, series: number, row: Episode): string | null {
  return startFlaw(manifest, series, row) ?? (isPlanned(manifest) ? limitFlaw(manifest.maxSteps, row) : null);
}

/** Says what the manifest says that the start of an episode does not bear out; null when nothing is. */
export function startFlaw(manifest: Manifest, series: number, row: EpisodeStart): string | null {
  const { rules, policy, seed, episodes, writers } = manifest;
  const { episode } = row;
  const played = `episode ${episode} was played`;
  if (row.rules !== rules) return `that the rules are ${rules}, and ${played} with ${row.rules}`;
  if (seed !== null && row.seed !== seed + episode) {
    return `that episode i has the seed ${seed} + i, and ${played} with ${row.seed}`;
  }
  if (!isPlanned(manifest)) return null;
  if (row.policy !== policy) return `that the policy is ${policy}, and ${played} by ${row.policy}`;
  if (episodes !== null && episode >= episodes) {
    return `that ${episodes} episodes were planned, counted from 0, and there is an episode ${episode}`;
  }
  if (episodes !== null && episode % writers !== series) {
    return `that ${writers} writers share the episodes, and episode ${episode} is in the series ${series}`;
  }
  return null;
}

/** Says what is missing from the end of an episode that failed, by the version in which its dataset was begun. */
export function failureFlaw({ formatVersion, made }: Manifest, { error }: EpisodeEnd): string | null {
  if (error === null || error.action !== undefined) return null;
  if (formatVersion < 3 || made.upgradedFrom !== undefined) return null;
  return 'has an "error" that has no "action"';
}

function limitFlaw(maxSteps: number | null, { episode, steps, truncated, snapshot }: Episode): string | null {
  if (maxSteps === null) {
    return truncated ? `that there is no step limit, and episode ${episode} was cut off by one` : null;
  }
  const before = snapshot?.steps ?? 0;
  const most = Math.max(before + 1, maxSteps) - before;
  const fits = truncated ? steps === most : steps <= most;
  return fits ? null : `that the step limit is ${maxSteps}, and episode ${episode} has ${steps} steps`;
}
