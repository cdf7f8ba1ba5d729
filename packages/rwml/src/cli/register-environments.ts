import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { GymError } from "@rwml/core";

/**
 * Makes the project's environments known, and those that the named modules register.
 * Only the registrations are loaded here; an environment itself is loaded when it is asked for.
 */
export async function registerEnvironments(modules: readonly string[]): Promise<void> {
  const { registerAlfworld } = await import("@rwml/alfworld");
  registerAlfworld();
  const { registerTau2 } = await import("@rwml/tau2/register");
  registerTau2();
  for (const path of modules) {
    const file = resolve(path);
    if (!existsSync(file)) {
      throw new GymError(
        "cli/no-module",
        `There is no module at ${file}. --import takes the path of a file that calls registerEnv.`,
      );
    }
    await import(pathToFileURL(file).href);
  }
}
