import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadTasks } from "../../benchmark/data/load-tasks.js";
import type { Task } from "../../world/task.js";
import type { Caller } from "./caller.js";
import { allCombinations, combinationsOf } from "./combination.js";
import { composeTask } from "./compose-task.js";
import { families } from "./family.js";

const folder = fileURLToPath(new URL("../../../../../../shared/data/tau2/domains/telecom", import.meta.url));
const isHere = existsSync(folder);
if (!isHere) console.warn(`Skipped, because there are no tasks of τ²-bench in ${folder}.`);

/** The caller of all of upstream's tasks. */
const john: Caller = {
  ...{ name: "John Smith", phoneNumber: "555-123-2002", customerId: "C1001", lineId: "L1002" },
  ...{ dataLimit: 15, overrun: 0.1, billId: "B1234321", abroad: "France" },
};

describe("combinations", () => {
  it("should be as many as upstream's tasks", () => {
    expect(families.map((family) => [family.name, combinationsOf(family).length])).toEqual([
      ["mobile_data_issue", 254],
      ["service_issue", 47],
      ["mms_issue", 1984],
    ]);
  });

  it("should hold each set of issues once, those with fewer issues first", () => {
    for (const family of families) {
      const all = combinationsOf(family);
      expect(new Set(all.map(({ issues }) => issues.map(({ name }) => name).join())).size).toBe(all.length);
      const counts = all.map(({ issues }) => issues.length);
      expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    }
  });

  it.skipIf(!isHere)("should make upstream's tasks, but for the words", () => {
    const ours = allCombinations().map((one) => composeTask(one, john, null));
    const theirs = loadTasks(folder);
    expect(ours.map(({ id }) => id)).toEqual(theirs.map(({ id }) => id));
    for (const [index, task] of ours.entries()) {
      expect(structureOf(task)).toEqual(structureOf(theirs[index]!));
    }
  });
});

function structureOf(task: Task) {
  const { actions, env_assertions, ...criteria } = task.evaluation_criteria!;
  return {
    initial_state: task.initial_state,
    criteria,
    actions: actions?.map(({ arguments: { summary: _words, ...input }, ...action }) => ({
      ...action,
      input,
    })),
    assertions: env_assertions?.map(({ message: _words, ...assertion }) => assertion),
    others: [task.issues, task.required_documents, task.user_tools],
  };
}
