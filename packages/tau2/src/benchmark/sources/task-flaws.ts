import { nearestNames } from "@rwml/core";
import { sameJsonText } from "../../python/equal.js";
import type { Requestor } from "../../world/message.js";
import type { Task } from "../../world/task.js";
import type { AnyToolkit } from "../../world/toolkit.js";
import type { Dialogue } from "./dialogue.js";
import type { SourceProblem } from "./domain-source.js";

/** What tasks of an own domain speak of. */
export interface TaskSurroundings {
  readonly agentTools: AnyToolkit;
  readonly userTools: AnyToolkit | null;
  readonly dialogue: Dialogue;
}

/** What a task names that its domain has not: nothing would ever come of it. */
export function taskFlaws({ task, script }: SourceProblem, around: TaskSurroundings): readonly string[] {
  const { evaluation_criteria: criteria, initial_state: initial, user_tools: userTools } = task;
  const calls = [...(initial?.initialization_actions ?? []), ...(criteria?.env_assertions ?? [])];
  return [
    ...(criteria?.actions ?? []).flatMap(({ name, requestor }) =>
      unknown(task, "gold action", name, requestor, toolNames(around, requestor)),
    ),
    ...calls.flatMap(({ func_name: name, env_type: side }) =>
      unknown(task, "function", name, side, [...toolNames(around, side), ...functionNames(around, side)]),
    ),
    ...(userTools ?? []).flatMap((name) =>
      unknown(task, "entry of user_tools", name, "user", toolNames(around, "user")),
    ),
    ...(script === null ? [] : unheard(task, around.dialogue)),
  ];
}

/** A scripted customer does with its tools only what it is asked for in words that it knows. */
function unheard(task: Task, { commands }: Dialogue): readonly string[] {
  const actions = task.evaluation_criteria?.actions ?? [];
  return actions
    .filter(({ requestor }) => requestor === "user")
    .filter(({ name, arguments: input }) =>
      commands.every(({ call }) => call.name !== name || !sameJsonText(call.arguments, input)),
    )
    .map(
      ({ name }) =>
        `task ${task.id} has a script, and none of dialogue.commands makes its user call ${name} with the gold action's arguments`,
    );
}

function unknown(
  { id }: Task,
  what: string,
  name: string,
  side: Requestor,
  known: readonly string[],
): readonly string[] {
  if (known.includes(name)) return [];
  const [nearest] = nearestNames(name, known);
  const hint = nearest === undefined ? "" : `; did you mean ${nearest}?`;
  const whose = side === "user" ? "userTools" : "agentTools";
  return [`task ${id} has the ${what} ${name}, which is not in ${whose}${hint}`];
}

function toolNames(around: TaskSurroundings, side: Requestor): readonly string[] {
  return Object.keys(kitOf(around, side)?.tools ?? {});
}

function functionNames(around: TaskSurroundings, side: Requestor): readonly string[] {
  return Object.keys(kitOf(around, side)?.functions ?? {});
}

function kitOf({ agentTools, userTools }: TaskSurroundings, side: Requestor): AnyToolkit | null {
  return side === "user" ? userTools : agentTools;
}
