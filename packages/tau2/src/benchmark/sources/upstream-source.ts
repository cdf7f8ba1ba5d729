import { nearestNames, UnknownIdError } from "@rwml/core";
import { domainNamed } from "../../world/domains/domain-named.js";
import type { Task } from "../../world/task.js";
import { domainFolder } from "../data/data-folder.js";
import { loadDatabases } from "../data/load-databases.js";
import { loadPolicy } from "../data/load-policy.js";
import { allTasks, loadSplits, loadTasks, noTasks, tasksOfSplit } from "../data/load-tasks.js";
import type { DomainSource, TaskChoice } from "./domain-source.js";

/** Options of `upstreamSource`. */
export interface UpstreamSourceOptions {
  /** The user's copy of upstream's data. Default: `$TAU2_DATA_DIR`. */
  readonly data?: string | undefined;
  /** Whether the agent works alone. Default: false. */
  readonly solo?: boolean;
}

const workflowEnding = "-workflow";

/**
 * A domain of upstream's: `mock`, `airline`, `retail`, `telecom`, or `telecom-workflow`, whose agents are told more exactly
 * what to do. Files are read when they are needed, each once. Throws UnknownIdError for another name and a GymError for
 * files that are missing, broken or without tasks, and for a domain in which no agent works alone.
 */
export function upstreamSource(
  name: string,
  { data, solo = false }: UpstreamSourceOptions = {},
): DomainSource {
  const domain = domainNamed(name);
  const folder = domainFolder(domain.name, data);
  const workflow = name.endsWith(workflowEnding);
  let tasks: readonly Task[] | null = null;
  const all = (): readonly Task[] => {
    tasks ??= loadTasks(folder);
    return tasks;
  };
  return {
    ...{ name, domain, solo, commands: [] },
    databases: loadDatabases(domain, folder),
    policy: loadPolicy(folder, { domain: domain.name, workflow, solo }),
    problems({ split, ids = [], most = null }: TaskChoice = {}) {
      const wanted = split ?? (domain.name === "mock" || ids.length > 0 ? allTasks : "base");
      const chosen = wanted === allTasks ? all() : tasksOfSplit(all(), loadSplits(folder), wanted);
      if (chosen.length === 0) throw noTasks(folder, wanted);
      for (const id of ids) {
        if (chosen.some((task) => task.id === id)) continue;
        const known = chosen.map((task) => task.id);
        throw new UnknownIdError(`task of ${name}`, id, nearestNames(id, known));
      }
      const named = ids.length === 0 ? chosen : chosen.filter(({ id }) => ids.includes(id));
      return named.slice(0, most ?? named.length).map((task) => ({ task, script: null }));
    },
  };
}
