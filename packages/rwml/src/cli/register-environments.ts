import { GymError, listEnvs } from "@rwml/core";
import { importModule } from "./imports/import-module.js";

/** Modules that this process has loaded already: loading one again registers nothing. */
const loaded = new Set<string>();

/**
 * Makes the project's environments known, and those that the named modules register.
 * Only the registrations are loaded here; an environment itself is loaded when it is asked for.
 *
 * Throws what `importModule` throws, and a GymError `cli/nothing-registered` where none of the modules registers any.
 *
 * @param modules as `--import` takes them
 */
export async function registerEnvironments(modules: readonly string[]): Promise<void> {
  const { registerAlfworld } = await import("@rwml/alfworld");
  registerAlfworld();
  const { registerTau2 } = await import("@rwml/tau2/register");
  registerTau2();
  const before = new Set(listEnvs());
  const areNew = modules.some((name) => !loaded.has(name));
  for (const name of modules) {
    await importModule(name);
    loaded.add(name);
  }
  // A module can be there for the others, such as one that prepares this process; all of them cannot.
  if (!areNew || listEnvs().some((entry) => !before.has(entry))) return;
  throw new GymError(
    "cli/nothing-registered",
    `--import ${modules.join(" ")} registers no environment. Call registerEnv of @rwml/core where the module is loaded, not in a function that nobody calls.`,
  );
}
