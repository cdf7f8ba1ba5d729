import type { Databases } from "../../world/begin-world.js";
import { domainNamed } from "../../world/domains/domain-named.js";
import { generatedEnding } from "../../world/domains/generated-endings.js";
import { domainFolder } from "../data/data-folder.js";
import { loadDatabases } from "../data/load-databases.js";
import type { DomainSource } from "./domain-source.js";
import { generatedSource } from "./generated-source.js";
import { type UpstreamSourceOptions, upstreamSource } from "./upstream-source.js";

/** The source of a domain's name, such as `retail` or `retail-generated`. Throws what the sources throw. */
export function sourceNamed(name: string, options: UpstreamSourceOptions = {}): DomainSource {
  return generatedEnding(name) !== undefined ? generatedSource(name) : upstreamSource(name, options);
}

/**
 * The databases of a domain's name alone. Throws UnknownIdError, and what `domainFolder` and `loadDatabases` throw.
 *
 * @param data the user's copy of upstream's data. Default: `$TAU2_DATA_DIR`
 */
export function databasesNamed(name: string, data?: string): Databases {
  if (generatedEnding(name) !== undefined) return generatedSource(name).databases;
  const domain = domainNamed(name);
  return loadDatabases(domain, domainFolder(domain.name, data));
}
