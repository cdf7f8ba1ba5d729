import { type Env, openEnv } from "@rwml/core";
import { type ConversationAction, type ConversationState, type Task, upstreamModule } from "@rwml/tau2";
import type { Benchmark } from "./benchmark.js";
import { usedHeap } from "./collect-garbage.js";
import { sideBySide, timed } from "./side-by-side.js";
import { tau2Data } from "./tau2-data.js";

const envCount = 1000;
const taskCount = 50;

type ConversationEnv = Env<ConversationState, ConversationAction, Task>;

/** What environments of τ²-bench cost. */
export const tau2Env: Benchmark = {
  name: "tau2-env",
  about: "environments of τ²-bench over one database",

  async run({ rounds }) {
    const data = tau2Data();
    if (data === null) return { subject: "no data of τ²-bench (set TAU2_DATA_DIR)", figures: [] };
    const { rules, tasks: source } = upstreamModule("airline", { data });
    const tasks = Array.from({ length: taskCount }, (_, index) => source.load(source.id(index)));
    const open = (index: number): ConversationEnv => {
      const env = openEnv(rules);
      env.reset({ task: tasks[index % taskCount]! });
      return env;
    };
    const openAll = (): readonly ConversationEnv[] =>
      Array.from({ length: envCount }, (_, index) => open(index));
    openAll();
    const values = await sideBySide(rounds, {
      open: () => (1000 * timed(openAll)) / envCount,
      fresh: () => megabytes(openAll),
      played: () => megabytes(() => openAll().map(playGold)),
    });
    return {
      subject: `the airline's ${taskCount} tasks in turn, ${envCount} environments`,
      figures: [
        { name: "a new environment", unit: "µs", values: values.open, target: { type: "below", value: 50 } },
        { name: "1,000 new environments", unit: "MB", values: values.fresh },
        {
          name: "1,000 environments behind their gold actions",
          unit: "MB",
          values: values.played,
          target: { type: "below", value: 200 },
        },
      ],
      notes: ["The database, which all environments share, is loaded before and not counted."],
    };
  },
};

function playGold(env: ConversationEnv): ConversationEnv {
  env.step({ type: "say", text: "Hello" });
  for (const { name, arguments: input } of env.state.task.evaluation_criteria?.actions ?? []) {
    env.step({ type: "call", calls: [{ id: "", name, arguments: input }], text: null });
  }
  return env;
}

function megabytes(make: () => readonly unknown[]): number {
  const before = usedHeap();
  const made = make();
  const after = usedHeap();
  return made.length === 0 ? 0 : (after - before) / 1e6;
}
