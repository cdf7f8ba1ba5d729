import { GymError, nearestNames } from "@rwml/core";
import { freeze } from "immer";
import { isDict } from "../../python/dict.js";
import { jsonCopy } from "../../python/json-copy.js";
import type { PythonValue } from "../../python/python-value.js";
import type { Databases } from "../../world/begin-world.js";
import { newWorld } from "../../world/begin-world.js";
import type { Domain } from "../../world/domain.js";
import { readTask } from "../../world/read-task.js";
import type { AnyToolkit } from "../../world/toolkit.js";
import { plainDialogue } from "./dialogue.js";
import type { SourceProblem } from "./domain-source.js";
import type { DomainSpec } from "./domain-spec.js";
import type { OwnDomain } from "./own-domains.js";
import { taskFlaws } from "./task-flaws.js";
import { toolkitFlaws } from "./toolkit-flaws.js";

/** How names look: they stand in ids, results files and names of folders. */
const namePattern = /^[a-z0-9]+([-_][a-z0-9]+)*$/;

/** So many flaws are told at once. */
const mostTold = 5;

/** Reads a domain of somebody's own. Throws a GymError `tau2/broken-domain` that says what is missing or wrong. */
export function readDomainSpec(spec: DomainSpec): OwnDomain {
  refuse(spec?.name, [
    ...(typeof spec?.name === "string" && namePattern.test(spec.name)
      ? []
      : ["name must be small letters and digits, with - or _ between, such as library"]),
    ...textFlaws(spec, "about", "policy"),
    ...(spec?.soloPolicy == null ? [] : textFlaws(spec, "soloPolicy")),
    ...toolkitFlaws("agentTools", spec?.agentTools),
    ...(spec?.userTools == null ? [] : toolkitFlaws("userTools", spec.userTools)),
    ...shapeFlaws(spec),
  ]);
  const { name, agentTools, userTools = null, policy, soloPolicy = null, sync } = spec;
  refuse(name, sharedNames(agentTools, userTools));
  const domain: Domain = {
    ...{ name, agentTools, userTools, solo: soloPolicy !== null },
    readAgentDatabase: spec.readAgentDatabase ?? anyDatabase,
    readUserDatabase: userTools === null ? () => null : (spec.readUserDatabase ?? anyDatabase),
    ...(sync === undefined ? {} : { sync }),
  };
  const databases = readDatabases(spec, domain);
  const questions = [...plainDialogue.questions, ...(spec.dialogue?.questions ?? [])];
  const dialogue = { ...plainDialogue, ...spec.dialogue, questions };
  const problems = readProblems(spec);
  const splits = spec.splits ?? {};
  const around = { agentTools, userTools, dialogue };
  refuse(name, [...problems.flatMap((problem) => taskFlaws(problem, around)), ...idFlaws(spec, problems)]);
  return { spec, domain, databases, policy, soloPolicy, problems, splits, dialogue };
}

function refuse(name: unknown, flaws: readonly string[], cause?: unknown): void {
  if (flaws.length === 0) return;
  const more = flaws.length > mostTold ? `; and ${flaws.length - mostTold} more` : "";
  throw new GymError(
    "tau2/broken-domain",
    `The domain ${JSON.stringify(name)} cannot be registered: ${flaws.slice(0, mostTold).join("; ")}${more}. Mend what registerDomain was given.`,
    { cause },
  );
}

function textFlaws(
  spec: DomainSpec,
  ...members: readonly ("about" | "policy" | "soloPolicy")[]
): readonly string[] {
  const isText = (value: unknown) => typeof value === "string" && value.trim() !== "";
  return members
    .filter((member) => !isText(spec?.[member]))
    .map((member) => `${member} must be a text that says something`);
}

function shapeFlaws({ databases, tasks, splits = {}, scripts = {} }: DomainSpec): readonly string[] {
  const lists = Object.values(splits);
  return [
    ...(typeof databases === "object" && databases !== null && "agent" in databases
      ? []
      : ["databases must be { agent }, or { agent, user } where the user has tools"]),
    ...(Array.isArray(tasks) && tasks.length > 0
      ? []
      : ["tasks must be a list of tasks, as tasks.json of τ²-bench holds them"]),
    ...(lists.every(Array.isArray) ? [] : ["splits must be lists of ids by name"]),
    ...(Object.values(scripts).every(
      (script) =>
        typeof script?.opening === "string" &&
        [script.known, script.unknown, script.goals].every(Array.isArray),
    )
      ? []
      : ["scripts must be { opening, known, unknown, goals } by the ids of tasks"]),
  ];
}

/** What is replayed of a conversation goes by names alone, whoever called: one of two tools of a name would be lost. */
function sharedNames(agentTools: AnyToolkit, userTools: AnyToolkit | null): readonly string[] {
  const both = Object.keys(agentTools.tools).filter((name) => Object.hasOwn(userTools?.tools ?? {}, name));
  return both.length === 0
    ? []
    : [`agentTools and userTools both have ${both.join(", ")}; give every tool a name of its own`];
}

function anyDatabase(value: PythonValue): PythonValue {
  if (isDict(value)) return value;
  throw new TypeError("a database must be an object");
}

/** Read, and synced once: what fails here fails for every task. */
function readDatabases({ name, databases }: DomainSpec, domain: Domain): Databases {
  try {
    const read: Databases = {
      agent: domain.readAgentDatabase(jsonCopy(databases.agent, "databases.agent")),
      user:
        domain.userTools === null
          ? null
          : domain.readUserDatabase(jsonCopy(databases.user, "databases.user")),
    };
    if (domain.userTools === null && databases.user != null) {
      throw new TypeError("databases.user is there, and no userTools that could look at it");
    }
    freeze(read, true);
    newWorld({ domain, solo: false }, read);
    return read;
  } catch (cause) {
    refuse(name, [`its databases cannot be used: ${messageOf(cause)}`], cause);
    throw cause;
  }
}

function readProblems({ name, tasks, scripts = {} }: DomainSpec): readonly SourceProblem[] {
  return tasks.map((value, index) => {
    try {
      const task = freeze(readTask(jsonCopy(value, `tasks[${index}]`)), true);
      return {
        task,
        script: Object.hasOwn(scripts, task.id) ? freeze(structuredClone(scripts[task.id]!), true) : null,
      };
    } catch (cause) {
      refuse(name, [`tasks[${index}] cannot be read: ${messageOf(cause)}`], cause);
      throw cause;
    }
  });
}

function idFlaws(
  { splits = {}, scripts = {} }: DomainSpec,
  problems: readonly SourceProblem[],
): readonly string[] {
  const ids = problems.map(({ task }) => task.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const named = [
    ...Object.entries(splits).flatMap(([split, list]) => list.map((id) => [`split ${split}`, id] as const)),
    ...Object.keys(scripts).map((id) => ["scripts", id] as const),
  ];
  return [
    ...twice.map((id) => `two tasks have the id ${id}`),
    ...named
      .filter(([, id]) => !ids.includes(id))
      .map(([where, id]) => {
        const [nearest] = nearestNames(id, ids);
        return `${where} names the task ${id}, which is not there${nearest === undefined ? "" : `; did you mean ${nearest}?`}`;
      }),
    ...Object.keys(splits)
      .filter((split) => !namePattern.test(split))
      .map(
        (split) =>
          `the split ${JSON.stringify(split)} must be named in small letters and digits, with - or _ between`,
      ),
  ];
}

function messageOf(thrown: unknown): string {
  return (thrown instanceof Error ? thrown.message : String(thrown)).replace(/\.$/, "");
}
