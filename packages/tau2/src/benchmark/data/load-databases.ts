import { join } from "node:path";
import { GymError } from "@rwml/core";
import { freeze } from "immer";
import type { PythonValue } from "../../python/python-value.js";
import type { Databases } from "../../world/begin-world.js";
import type { Domain } from "../../world/domain.js";
import { readDataFile } from "./read-data-file.js";

const known = new Map<string, Databases>();

/**
 * The databases of a domain, frozen, so that all worlds share them. Each folder is read once in a process: another call
 * costs nothing. Throws `tau2/missing-file` or `tau2/broken-file`.
 *
 * @param folder the domain's folder
 */
export function loadDatabases(domain: Domain, folder: string): Databases {
  const key = `${domain.name} ${folder}`;
  let databases = known.get(key);
  if (databases === undefined) {
    databases = freeze(readDatabases(domain, folder), true);
    known.set(key, databases);
  }
  return databases;
}

function readDatabases(domain: Domain, folder: string): Databases {
  const type = domain.name === "telecom" ? "toml" : "json";
  return {
    agent: readDatabase(join(folder, `db.${type}`), domain.readAgentDatabase),
    user:
      domain.userTools === null
        ? null
        : readDatabase(join(folder, `user_db.${type}`), domain.readUserDatabase),
  };
}

function readDatabase(path: string, read: (value: PythonValue) => PythonValue): PythonValue {
  const raw = readDataFile(path);
  try {
    return read(raw);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new GymError(
      "tau2/broken-file",
      `${path} does not hold the database that it should: ${problem}\nRestore it from a copy.`,
      { cause },
    );
  }
}
