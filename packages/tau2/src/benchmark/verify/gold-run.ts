import { ToolError } from "../../python/python-error.js";
import type { PythonValue } from "../../python/python-value.js";
import { beginWorld, type Databases, newWorld } from "../../world/begin-world.js";
import { type Setting, useTool } from "../../world/call-tool.js";
import { databaseHash } from "../../world/database-hash.js";
import type { GoldAction, Task } from "../../world/task.js";
import { renderResult } from "../../world/tool-result.js";
import { databaseOf, type World, WorldCell } from "../../world/world.js";
import { checkAssertion } from "../../world/world-call.js";

/** What the run that solves a task comes to. */
export interface GoldRun {
  /** After the task's initialization. */
  readonly initial: World;
  /** After the gold actions, without a sync between. */
  readonly final: World;
  /** The rendered results; an exception stands as `EXC ` and its text. */
  readonly outputs: readonly string[];
  /** The text of each action's exception; null where it raised none. */
  readonly errors: readonly (string | null)[];
  /** Whether each assertion holds afterwards. */
  readonly assertions: readonly boolean[];
}

/** Runs a task's gold actions in a new world. */
export function runGold(setting: Setting, databases: Databases, task: Task): GoldRun {
  const { initial_state: start, evaluation_criteria: criteria } = task;
  const initial = beginWorld(setting, newWorld(setting, databases), start, start?.message_history ?? []);
  const cell = new WorldCell(initial);
  const answers = (criteria?.actions ?? []).map((action) => answerOf(setting, cell, action));
  const final = cell.read();
  const assertions = (criteria?.env_assertions ?? []).map(
    (assertion) => checkAssertion(setting, cell, assertion).met,
  );
  return {
    ...{ initial, final, assertions },
    outputs: answers.map(({ output }) => output),
    errors: answers.map(({ error }) => error),
  };
}

/** Upstream's hashes of both databases. */
export function worldHashes(world: World): readonly [agent: string, user: string | null] {
  const user = databaseOf(world, "user");
  return [databaseHash(world.agent as PythonValue), user === null ? null : databaseHash(user as PythonValue)];
}

interface Answer {
  readonly output: string;
  readonly error: string | null;
}

function answerOf(setting: Setting, cell: WorldCell, action: GoldAction): Answer {
  const { name, arguments: input, requestor } = action;
  try {
    const result = useTool(setting, cell, { id: "", name, arguments: input, requestor });
    return { output: renderResult(result), error: null };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return { output: `EXC ${error.message}`, error: error.message };
  }
}
