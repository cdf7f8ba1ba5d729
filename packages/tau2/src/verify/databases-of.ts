import { existsSync } from "node:fs";
import { join } from "node:path";
import { domainFolder } from "../data/data-folder.js";
import { readDataFile } from "../data/read-data-file.js";
import type { Databases } from "../environment/begin-world.js";
import type { Domain } from "../environment/domain.js";

/** The databases of a domain in upstream's data. Throws `tau2/no-data`, `tau2/missing-file` or `tau2/broken-file`. */
export function databasesOf(domain: Domain, data?: string): Databases {
  const folder = domainFolder(domain.name, data);
  const ending = existsSync(join(folder, "db.toml")) ? "toml" : "json";
  const user = domain.userTools === null ? null : readDataFile(join(folder, `user_db.${ending}`));
  return {
    agent: domain.readAgentDatabase(readDataFile(join(folder, `db.${ending}`))),
    user: domain.readUserDatabase(user),
  };
}
