import { existsSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { GymError } from "@rwml/core";
import { differences } from "../../data/stored/differences.js";
import { readStored } from "../../data/stored/read-stored.js";
import { saveFile } from "../../data/stored/save-file.js";
import { fields, integer, number, orNull, text } from "../../data/stored/shape.js";
import type { DemoSettings } from "./demo-plan.js";

const shape = fields({ minutes: number(Number.MIN_VALUE), data: orNull(text()), seed: integer() });

/**
 * Makes a folder the run of these settings: `run.json` holds them from then on.
 *
 * @throws GymError `demo/other-settings` when it is the run of others, `demo/broken-settings` when it cannot be told of which
 */
export function claimRun(run: string, { minutes, data, seed }: DemoSettings): void {
  const file = join(run, "run.json");
  const settings = { minutes, data, seed };
  if (!existsSync(file)) {
    saveFile(file, `${JSON.stringify(settings, null, 2)}\n`);
    return;
  }
  const found = readStored<DemoSettings>(
    file,
    shape,
    (flaw, cause) =>
      new GymError(
        "demo/broken-settings",
        `${file} is broken: ${flaw}. It holds the settings of the run. Restore it from a copy, or start another run with --name.`,
        { cause },
      ),
  );
  if (isDeepStrictEqual(found, settings)) return;
  throw new GymError(
    "demo/other-settings",
    `${run} holds a run with other settings (${file} has ${differences(found, settings)}). Go on with the same settings, or give this one another --name.`,
  );
}
