import { entriesOf } from "../../python/dict.js";
import { pythonStr } from "../../python/repr.js";
import type { GoldAction } from "../../world/task.js";

/**
 * The steps that solve a task, as an agent is told them.
 *
 * @param withArguments whether calls are shown with their arguments, or by name only
 */
export function resolutionSteps(actions: readonly GoldAction[], withArguments: boolean): string {
  return actions
    .map((action, index) => `[Step ${index + 1}] ${withArguments ? fullStep(action) : shortStep(action)}.`)
    .join("\n");
}

function fullStep({ requestor, name, arguments: input }: GoldAction): string {
  const pairs = entriesOf(input).map(([key, value]) => `${key}=${pythonStr(value)}`);
  const call = `${name}(${pairs.join(", ")})`;
  return requestor === "user"
    ? `Instruct the user to perform the following action: ${call}`
    : `Perform the following action: ${call}`;
}

function shortStep({ requestor, name }: GoldAction): string {
  return `${requestor === "user" ? "User" : "Assistant"} action: ${name}`;
}
