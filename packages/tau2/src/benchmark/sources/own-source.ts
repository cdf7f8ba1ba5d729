import { GymError, UnknownIdError } from "@rwml/core";
import { allTasks, tasksOfSplit } from "../data/load-tasks.js";
import { chooseTasks } from "./choose-tasks.js";
import type { DomainSource } from "./domain-source.js";
import { ownDomains } from "./own-domains.js";

const baseSplit = "base";

/**
 * A domain that `registerDomain` was given. Its usual tasks are those of its split `base`, or all where there is none.
 * Throws UnknownIdError for another name, and `tau2/no-solo` where no agent works alone.
 */
export function ownSource(name: string, { solo = false }: { readonly solo?: boolean } = {}): DomainSource {
  const own = ownDomains.get(name);
  if (own === undefined) throw new UnknownIdError("domain", name, [...ownDomains.keys()]);
  const { domain, databases, problems, splits, dialogue, policy, soloPolicy } = own;
  if (solo && soloPolicy === null) throw noSolo(name);
  const tasks = problems.map(({ task }) => task);
  const scripts = new Map(problems.map(({ task, script }) => [task, script]));
  const ofSplit = (split: string) =>
    split === allTasks && !Object.hasOwn(splits, allTasks) ? tasks : tasksOfSplit(tasks, splits, split);
  const usualSplit = Object.hasOwn(splits, baseSplit) ? baseSplit : allTasks;
  return {
    ...{ name, domain, databases, solo, commands: dialogue.commands },
    policy: solo ? soloPolicy! : policy,
    problems: (choice) =>
      chooseTasks({ name, idOf: ({ id }) => id, ofSplit, usualSplit, allTasks }, choice).map((task) => ({
        task,
        script: scripts.get(task) ?? null,
      })),
  };
}

function noSolo(name: string): GymError {
  return new GymError(
    "tau2/no-solo",
    `${name} has no soloPolicy, so no agent works alone there. Give registerDomain one, or let the agent serve a user.`,
  );
}
