import type { TaskSource } from "../../rules/task-source.js";
import type { HaggleTask } from "./haggle-rules.js";

/** Both ways to begin. */
export const haggleTasks: TaskSource<HaggleTask> = {
  size: 2,
  id: (index) => (index === 0 ? "agent-opens" : "seller-opens"),
  load: (id) => ({ opens: id === "agent-opens" ? "agent" : "seller" }),
};
