import type { Step } from "../env/step.js";
import { firstDifference } from "../internal/first-difference.js";
import { shownValue } from "./shown-value.js";

type Run = readonly Step<unknown, unknown>[];

/** Says where two runs differ, in everything an agent or a recorder can see; null when nowhere. */
export function runDifference(left: Run, right: Run): string | null {
  for (const [index, step] of left.entries()) {
    const other = right[index];
    if (other === undefined) break;
    for (const field of comparedFields) {
      const difference = valueDifference(step[field], other[field], field);
      if (difference === null) continue;
      const [place, values] = difference;
      return `${place} of step ${index} (${JSON.stringify(step.text)}) ${values}`;
    }
  }
  if (left.length === right.length) return null;
  return `one run ends after ${left.length} steps, the other after ${right.length}`;
}

/** Says where two snapshots or states differ, with both values; null when nowhere. */
export function stateDifference(left: unknown, right: unknown, name: string): string | null {
  return valueDifference(left, right, name)?.join(" ") ?? null;
}

function valueDifference(
  left: unknown,
  right: unknown,
  name: string,
): [place: string, values: string] | null {
  const difference = firstDifference(left, right);
  if (difference === null) return null;
  const place = [name, ...difference.path].join(".");
  const [one, two] = [shownValue(difference.left), shownValue(difference.right)];
  return [place, one === two ? `is ${one}, which is not JSON` : `is once ${one} and once ${two}`];
}

const comparedFields = [
  ...(["text", "rejection", "observation", "reward", "terminated", "truncated", "info"] as const),
  ...(["before", "after"] as const),
];
