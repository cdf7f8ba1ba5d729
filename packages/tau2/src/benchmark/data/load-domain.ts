import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { GymError } from "@rwml/core";
import { isDict, itemOf } from "../../python/dict.js";
import type { PythonValue } from "../../python/python-value.js";
import { loadSplits } from "./load-tasks.js";
import { readDataFile, readTextFile } from "./read-data-file.js";

/** What a folder of a domain holds, as `registerDomain` takes it. */
export interface LoadedDomain {
  readonly databases: { readonly agent: PythonValue; readonly user?: PythonValue };
  readonly policy: string;
  readonly soloPolicy: string | null;
  readonly tasks: readonly PythonValue[];
  readonly splits: Readonly<Record<string, readonly string[]>>;
}

const endings = ["json", "toml", "yaml", "yml"];

/**
 * Reads the folder of a domain, laid out as upstream's: `db` and, where the user has a database, `user_db` (`.json`, `.toml` or
 * `.yaml`), `policy.md`, for agents that work alone `policy_solo.md`, `tasks` (the same endings), and for splits
 * `split_tasks.json`. Numbers keep their kind, as Python reads them. Throws a GymError `tau2/missing-file` or
 * `tau2/broken-file`.
 */
export function loadDomain(folder: string): LoadedDomain {
  const user = findFile(folder, "user_db");
  const solo = join(folder, "policy_solo.md");
  const raw = readDataFile(neededFile(folder, "tasks"));
  const tasks = isDict(raw) ? itemOf(raw, "tasks") : raw;
  if (!Array.isArray(tasks)) {
    throw new GymError(
      "tau2/broken-file",
      `${neededFile(folder, "tasks")} is no list of tasks. Make it one.`,
    );
  }
  return {
    databases: {
      agent: readDataFile(neededFile(folder, "db")),
      ...(user === null ? {} : { user: readDataFile(user) }),
    },
    policy: readTextFile(neededFile(folder, "policy", ["md"])),
    soloPolicy: existsSync(solo) ? readTextFile(solo) : null,
    tasks,
    splits: existsSync(join(folder, "split_tasks.json")) ? loadSplits(folder) : {},
  };
}

function findFile(folder: string, name: string, of = endings): string | null {
  return of.map((ending) => join(folder, `${name}.${ending}`)).find((file) => existsSync(file)) ?? null;
}

function neededFile(folder: string, name: string, of = endings): string {
  const found = findFile(folder, name, of);
  if (found !== null) return found;
  const there = existsSync(folder) ? readdirSync(folder).sort() : null;
  const holds = there === null ? "is not there" : `holds ${there.join(", ") || "nothing"}`;
  throw new GymError(
    "tau2/missing-file",
    `${join(folder, `${name}.${of[0]}`)} is missing: the folder ${holds}. A domain needs db.json, policy.md and tasks.json.`,
  );
}
