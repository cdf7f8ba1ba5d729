import { beginWorld, type Databases, newWorld } from "../../world/begin-world.js";
import { respond } from "../../world/call-tool.js";
import { telecomDomain } from "../../world/domains/telecom/telecom-domain.js";
import type { Task } from "../../world/task.js";
import { type World, WorldCell } from "../../world/world.js";
import { checkAssertion } from "../../world/world-call.js";

const setting = { domain: telecomDomain, solo: false };

/**
 * Runs a task's gold actions as a conversation would, and makes sure that all is well afterwards and was not before.
 * Throws an Error for a task that cannot be solved, or is solved by doing nothing: both are bugs of its generator.
 */
export function checkSolution(databases: Databases, task: Task): void {
  const { actions, reward_basis } = task.evaluation_criteria!;
  const begun = beginWorld(setting, newWorld(setting, databases), task.initial_state, []);
  if (!reward_basis.includes("ACTION") && isWell(begun, task))
    throw new Error(`Nothing is wrong in ${task.id}.`);
  const cell = new WorldCell(begun);
  for (const { name, arguments: input, requestor } of actions!) {
    const answer = respond(setting, cell, { id: "", name, arguments: input, requestor });
    if (answer.error) throw new Error(`${name} fails in ${task.id}: ${answer.content}`);
  }
  if (!isWell(cell.read(), task)) throw new Error(`The gold actions of ${task.id} do not solve it.`);
}

function isWell(world: World, task: Task): boolean {
  const cell = new WorldCell(world);
  return task.evaluation_criteria!.env_assertions!.every(
    (assertion) => checkAssertion(setting, cell, assertion).met,
  );
}
