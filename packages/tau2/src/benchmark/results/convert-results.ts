import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { GymError } from "@rwml/core";
import { writeAtomically } from "@rwml/core/dataset";
import { loadResults, type ResultsLayout, simulationsFolderName } from "./load-results.js";
import { saveResults } from "./save-results.js";

/** How a run is converted. */
export interface ConvertOptions {
  readonly to: ResultsLayout;
  /** Keeps what was there under names that end in `.backup`. Default: true. */
  readonly backup?: boolean;
}

/** The ending of what is kept of the layout before. */
export const backupEnding = ".backup";

/**
 * Keeps a run in the other layout, where it lies. Nothing is removed before the new layout is complete, and at any moment
 * the run can be read. Throws what `loadResults` and `saveResults` throw, and a GymError `tau2/backup-exists`.
 *
 * @returns whether anything had to be done
 */
export function convertResults(path: string, { to, backup = true }: ConvertOptions): boolean {
  const { results, layout, file, style } = loadResults(path);
  if (layout === to) return false;
  const folder = join(dirname(file), simulationsFolderName);
  if (backup) {
    for (const place of [file, folder]) refuseOverwriting(`${place}${backupEnding}`);
    writeAtomically(`${file}${backupEnding}`, readFileSync(file));
  }
  saveResults(results, file, { layout: to, style });
  if (to === "json") {
    if (backup) renameSync(folder, `${folder}${backupEnding}`);
    else rmSync(folder, { recursive: true });
  }
  return true;
}

function refuseOverwriting(place: string): void {
  if (!existsSync(place)) return;
  throw new GymError(
    "tau2/backup-exists",
    `${place} is there already, from an earlier conversion. Move it away, or convert without a backup.`,
  );
}
