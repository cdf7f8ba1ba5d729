import { UnknownIdError } from "../../errors.js";
import type { PolicyFactory } from "../../policy/policy.js";
import type { EnvModule } from "../../registry/env-module.js";
import { nearestNames } from "../../registry/nearest-names.js";
import type { TaskSource } from "../../rules/task-source.js";
import { houseRules } from "./house-rules.js";
import type { HouseAction, HouseState, HouseTask } from "./house-state.js";

const taskList: Readonly<Record<string, HouseTask>> = {
  "mug-on-desk": { thing: "mug", place: "desk" },
  "mug-in-drawer": { thing: "mug", place: "drawer" },
  "key-on-shelf": { thing: "key", place: "shelf" },
};

const tasks: TaskSource<HouseTask> = {
  size: Object.keys(taskList).length,
  id: (index) => Object.keys(taskList)[index] ?? "",
  load(id) {
    const task = taskList[id];
    if (task === undefined) throw new UnknownIdError("task", id, nearestNames(id, Object.keys(taskList)));
    return task;
  },
};

/** Does what is on its list, one action after another, and looks around when the list has ended. */
const solver: PolicyFactory = ({ solution }) => {
  const left = [...(solution ?? [])];
  return { act: () => left.shift() ?? "look" };
};

/** The house with its tasks, as it would be registered: `registerEnv("demo/house", async () => houseModule, …)`. */
export const houseModule: EnvModule<HouseState, HouseAction, HouseTask> = {
  rules: houseRules,
  tasks,
  maxSteps: 40,
  policies: { solver },
  // The lock jams now and then, so it is tried more often than once.
  solution: ({ thing, place }) => [
    ...["take key", "unlock door", "unlock door", "unlock door", "unlock door"],
    ...(thing === "mug" ? ["take mug", "go to study"] : []),
    `put ${thing} on ${place}`,
  ],
};
