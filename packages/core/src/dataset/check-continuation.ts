import { existsSync } from "node:fs";
import type { AnyEnv } from "../env/env.js";
import { openEnv } from "../env/open-env.js";
import { GymError } from "../errors.js";
import type { Episode } from "../record/episode.js";
import { rebuildStates } from "../record/rebuild-states.js";
import type { AnyEnvModule } from "../registry/env-module.js";
import { rulesName } from "../rules/rules-name.js";
import { BlockReader } from "./block-reader.js";
import { checkWritten } from "./check-written.js";
import { compareRecording } from "./compare-recording.js";
import { folderPlaces } from "./folder-places.js";
import { type Manifest, manifestPath, readManifest } from "./manifest.js";
import { journalPart, type Recording, sealedPart } from "./shard-part.js";
import type { StepWatch } from "./step-watch.js";
import { loadRow } from "./stored-episode.js";
import { takeTurn } from "./take-turn.js";
import { watchEnv } from "./watch-env.js";

/** Whether a collection has anything left to do in a dataset that was there before. */
export function goesOn(
  before: Manifest | null,
  episodes: number,
  retry: ReadonlyMap<number, number>,
): boolean {
  return before !== null && (!before.complete || before.episodes !== episodes || retry.size > 0);
}

/**
 * Looks at a dataset before a collection goes on with it: whether all its files and episodes are as they were written.
 * Plays the last finished episode of each series again, and compares everything but a failure: what failed may have
 * been mended since. Reads only.
 *
 * Throws a GymError `dataset/rules-changed` at a difference, `record/…` where patches do not fit their states, and what reading the dataset throws.
 */
export async function checkContinuation(
  dir: string,
  envModule: AnyEnvModule,
  watch?: StepWatch,
): Promise<void> {
  const { rules, tasks } = envModule;
  if (!existsSync(manifestPath(dir))) return;
  const manifest = readManifest(dir);
  const { maxSteps, rules: recordedRules } = manifest;
  // Who prepares the dataset says what is wrong then.
  if (recordedRules !== rulesName(rules)) return;
  await checkWritten(dir, manifest);
  const env = openEnv(rules, maxSteps === null ? { tasks } : { tasks, maxSteps }) as AnyEnv;
  for (const recording of await lastRecordings(dir, manifest)) {
    const { episode, transitions } = recording;
    // Patches that do not lead from hash to hash were changed, whatever the rules are by now.
    for (const _ of rebuildStates(episode.snapshot?.state ?? null, transitions));
    const watched = watch === undefined ? env : watchEnv(env, episode.episode, watch);
    const { difference } = compareRecording(watched, envModule, {
      transitions,
      episode: { ...episode, error: null },
    });
    if (watch !== undefined) {
      const last = transitions.at(-1);
      const { step, action } = last ?? { step: 0, action: null };
      await takeTurn(watch, last ? "after-step" : "after-start", { episode: episode.episode, step, action });
    }
    if (difference === null) continue;
    const { step, field, recorded, simulated } = difference;
    throw new GymError(
      "dataset/rules-changed",
      `${recordedRules} changed and its version did not: episode ${episode.episode} of ${dir}, played again, differs at ${step === null ? "its start" : `step ${step}`} in ${field}, which was ${excerpt(recorded)} and is ${excerpt(simulated)}. Nothing was written. Undo the change, or raise the version and collect into a new folder.`,
    );
  }
}

async function lastRecordings(dir: string, manifest: Manifest): Promise<readonly Recording[]> {
  const { sealed, journals } = folderPlaces(dir);
  const blocks = new BlockReader(dir, manifest);
  const found: Recording[] = [];
  for (let series = 0; series < manifest.writers; series++) {
    const places = [
      ...journals.map((place) => ({ ...place, part: () => journalPart(dir, place, manifest) })),
      ...sealed.map((place) => ({ ...place, part: () => sealedPart(dir, place, manifest) })),
    ].filter((place) => place.series === series);
    for (const { part: open } of places.sort((left, right) => right.number - left.number)) {
      const part = open();
      const last = (await part.recordings()).at(-1);
      if (last === undefined) continue;
      found.push({ episode: loadRow<Episode>(last.episode, blocks), transitions: last.transitions });
      break;
    }
  }
  return found;
}

function excerpt(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
