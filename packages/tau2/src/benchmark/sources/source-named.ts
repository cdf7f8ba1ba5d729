import type { Databases } from "../../world/begin-world.js";
import { generatedEnding } from "../../world/domains/generated-endings.js";
import type { Task } from "../../world/task.js";
import { domainFolder } from "../data/data-folder.js";
import { loadDatabases } from "../data/load-databases.js";
import { loadTasks } from "../data/load-tasks.js";
import { domainNamed } from "./domain-named.js";
import type { DomainSource } from "./domain-source.js";
import { generatedSource } from "./generated-source.js";
import { ownDomains } from "./own-domains.js";
import { ownSource } from "./own-source.js";
import { type UpstreamSourceOptions, upstreamSource } from "./upstream-source.js";

/**
 * The source of a domain's name, such as `retail`, `retail-generated`, or that of an own domain. Throws what the sources
 * throw.
 */
export function sourceNamed(name: string, options: UpstreamSourceOptions = {}): DomainSource {
  if (ownDomains.has(name)) return ownSource(name, options);
  return generatedEnding(name) !== undefined ? generatedSource(name) : upstreamSource(name, options);
}

/**
 * The databases of a domain's name alone. Throws UnknownIdError, and what `domainFolder` and `loadDatabases` throw.
 *
 * @param data the user's copy of upstream's data. Default: `$TAU2_DATA_DIR`
 */
export function databasesNamed(name: string, data?: string): Databases {
  const own = ownDomains.get(name);
  if (own !== undefined) return own.databases;
  if (generatedEnding(name) !== undefined) return generatedSource(name).databases;
  const domain = domainNamed(name);
  return loadDatabases(domain, domainFolder(domain.name, data));
}

/**
 * All tasks of a domain's name: an own one's, or those of the user's copy of upstream's data. Throws UnknownIdError, and
 * what `domainFolder` and `loadTasks` throw.
 */
export function tasksNamed(name: string, data?: string): readonly Task[] {
  const own = ownDomains.get(name);
  return own?.problems.map(({ task }) => task) ?? loadTasks(domainFolder(domainNamed(name).name, data));
}
