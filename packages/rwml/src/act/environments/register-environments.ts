import { GymError, listEnvs } from "@rwml/core";
import { importModule } from "./import-module.js";

/**
 * Makes the project's environments known, and those that the named modules register.
 * Only the registrations are loaded here; an environment itself is loaded when it is asked for.
 *
 * Throws what `importModule` throws, and a GymError `cli/nothing-registered` where none of the modules registers any.
 *
 * @param modules as `--import` takes them
 */
export async function registerEnvironments(modules: readonly string[]): Promise<void> {
  const before = new Set(listEnvs());
  const { registerAlfworld } = await import("@rwml/alfworld");
  registerAlfworld();
  const { registerTau2 } = await import("@rwml/tau2/register");
  registerTau2();
  const own = new Set(listEnvs().filter((entry) => !before.has(entry)));
  for (const name of modules) await importModule(name);
  // One of them can be there for the others, such as one that prepares this process; all of them cannot. Those that
  // this process has loaded before have registered theirs then.
  if (modules.length === 0 || listEnvs().some((entry) => !own.has(entry))) return;
  throw new GymError(
    "cli/nothing-registered",
    `--import ${modules.join(" ")} registers no environment. Call registerEnv of @rwml/core, or registerDomain of @rwml/tau2, where the module is loaded, not in a function that nobody calls.`,
  );
}
