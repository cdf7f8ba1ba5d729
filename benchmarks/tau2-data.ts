import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isGymError } from "@rwml/core";
import { dataFolder } from "@rwml/tau2";

const shared = fileURLToPath(new URL("../../shared/data", import.meta.url));

/** The folder of τ²-bench's data: beside the repository, `$TAU2_DATA_DIR`, or where it was pulled to; null without any. */
export function tau2Data(): string | null {
  for (const place of [shared, undefined]) {
    try {
      return dataFolder(place);
    } catch (error) {
      if (!(isGymError(error) && error.code === "tau2/no-data")) throw error;
    }
  }
  return null;
}

/** Recorded runs of a domain, beside the repository; empty where there are none. */
export function recordedRuns(domain: string): readonly string[] {
  const folder = join(shared, "tau2-golden", "recorded");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${domain}__`))
    .map((name) => join(folder, name));
}
