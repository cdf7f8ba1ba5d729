import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where data is pulled to when no folder is named: `rwml/tau2` below `$XDG_CACHE_HOME`, or below `.cache` in the home
 * folder.
 */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const caches = environment.XDG_CACHE_HOME;
  return join(caches === undefined || caches === "" ? join(homedir(), ".cache") : caches, "rwml", "tau2");
}
