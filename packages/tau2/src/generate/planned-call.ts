import type { PythonRecord } from "../python/python-value.js";
import type { GoldAction } from "../world/task.js";

/** A call that solves a part of a problem. */
export interface PlannedCall {
  readonly name: string;
  readonly arguments: PythonRecord;
}

/** A planned call as a gold action; of its arguments only those count that say what it is about. */
export function goldAction(
  { name, arguments: input }: PlannedCall,
  index: number,
  telling: readonly string[],
): GoldAction {
  return {
    action_id: `${name}_${index}`,
    ...{ requestor: "assistant", name, arguments: input, info: null },
    compare_args: telling.filter((key) => Object.hasOwn(input, key)),
  };
}
