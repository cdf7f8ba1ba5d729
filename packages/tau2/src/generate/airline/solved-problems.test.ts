import { openEnv } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { generatedModule } from "../../gym/generated-module.js";

const { rules, tasks, solution } = generatedModule("airline", { size: 0.1 });

describe("the customers of the generated airline", () => {
  it("should be content with an agent that takes the gold actions", () => {
    for (let number = 0; number < 63; number++) {
      const problem = tasks.load(String(number));
      const env = openEnv(rules, { tasks });
      const { state } = env.reset({ task: problem });
      const steps = (solution!(problem, state) as readonly string[]).map((turn) =>
        env.state.ended === null ? env.step(turn) : null,
      );
      const last = steps.findLast((step) => step !== null);
      expect([last!.terminated, last!.reward], problem.task.id).toEqual([true, 1]);
    }
  }, 30_000);
});
