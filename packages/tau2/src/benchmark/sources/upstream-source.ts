import { nearestNames, UnknownIdError } from "@rwml/core";
import { builtInDomain } from "../../world/domains/built-in-domains.js";
import type { Task } from "../../world/task.js";
import { domainFolder } from "../data/data-folder.js";
import { loadDatabases } from "../data/load-databases.js";
import { loadPolicy } from "../data/load-policy.js";
import { allTasks, loadSplits, loadTasks, noTasks, tasksOfSplit } from "../data/load-tasks.js";
import { chooseTasks } from "./choose-tasks.js";
import { domainNames } from "./domain-named.js";
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
  const domain = builtInDomain(name);
  if (domain === undefined) throw new UnknownIdError("domain", name, nearestNames(name, domainNames()));
  const folder = domainFolder(domain.name, data);
  const workflow = name.endsWith(workflowEnding);
  let tasks: readonly Task[] | null = null;
  const all = (): readonly Task[] => {
    tasks ??= loadTasks(folder);
    return tasks;
  };
  const ofSplit = (split: string): readonly Task[] => {
    const chosen = split === allTasks ? all() : tasksOfSplit(all(), loadSplits(folder), split);
    if (chosen.length === 0) throw noTasks(folder, split);
    return chosen;
  };
  const usualSplit = domain.name === "mock" ? allTasks : "base";
  return {
    ...{ name, domain, solo, commands: [] },
    databases: loadDatabases(domain, folder),
    policy: loadPolicy(folder, { domain: domain.name, workflow, solo }),
    problems: (choice?: TaskChoice) =>
      chooseTasks({ name, idOf: ({ id }) => id, ofSplit, usualSplit, allTasks }, choice).map((task) => ({
        task,
        script: null,
      })),
  };
}
