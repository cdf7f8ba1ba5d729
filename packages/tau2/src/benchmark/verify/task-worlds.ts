import { type GoldWorld, goldWorld } from "../../judge/judge-world.js";
import { initializeWorld } from "../../world/begin-world.js";
import type { Setting } from "../../world/call-tool.js";
import type { Task } from "../../world/task.js";
import type { World } from "../../world/world.js";

/** The worlds that all simulations of a task share, made once each. */
export class TaskWorlds {
  readonly setting: Setting;
  /** A new world. */
  readonly fresh: World;
  readonly #initial = new Map<Task, World>();
  readonly #gold = new Map<Task, GoldWorld>();

  constructor(setting: Setting, fresh: World) {
    this.setting = setting;
    this.fresh = fresh;
  }

  /** The world in the task's initial state. Throws what `initializeWorld` throws. */
  initial(task: Task): World {
    return remembered(this.#initial, task, () =>
      initializeWorld(this.setting, this.fresh, task.initial_state),
    );
  }

  /** The world that the task's gold actions lead to. Throws what `goldWorld` throws. */
  gold(task: Task, strict: boolean): GoldWorld {
    return remembered(this.#gold, task, () => goldWorld(this.setting, this.initial(task), task, strict));
  }
}

function remembered<Value>(values: Map<Task, Value>, task: Task, make: () => Value): Value {
  let value = values.get(task);
  if (value === undefined) {
    value = make();
    values.set(task, value);
  }
  return value;
}
