import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;
const place = execFileSync(join(here, "place.sh"), { encoding: "utf8" }).trim();

/** Why tests with the peers' Python are skipped; null where it is there. */
export const missingPeers = existsSync(join(place, "installed"))
  ? null
  : `no virtual environment at ${place}: peers/install.sh makes it`;

/** Runs Python in the peers' virtual environment, in the folder of these tests. Throws all that it prints where it fails. */
export function runPython(...parameters: readonly string[]): string {
  const python = join(place, "bin", "python");
  const { status, stdout, stderr } = spawnSync(python, [...parameters], { cwd: here, encoding: "utf8" });
  if (status === 0) return stdout;
  throw new Error(`python ${parameters.join(" ")} ended with ${status}.\n${stdout}${stderr}`);
}
