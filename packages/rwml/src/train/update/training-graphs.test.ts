import { describe, expect, it } from "vitest";
import { openRuntime, type Runtime } from "../../model/onnx/runtime.js";
import { livelyParameters, plainBatch, tinyConfig } from "../../model/testing/tiny-model.js";
import { trainingGraphs } from "./training-graphs.js";
import type { TrainingShape } from "./training-model.js";

const shape = (length: number): TrainingShape => ({ batch: 1, length, attention: "causal", loss: "none" });

/** A runtime that counts the sessions that are open. */
async function countingRuntime(): Promise<{ runtime: Runtime; open: () => number; opened: () => number }> {
  const runtime = await openRuntime({ threads: 1 });
  let [opened, released] = [0, 0];
  return {
    runtime: {
      ...runtime,
      async open(model) {
        opened += 1;
        const session = await runtime.open(model);
        return {
          run: session.run,
          async release() {
            released += 1;
            await session.release();
          },
        };
      },
    },
    open: () => opened - released,
    opened: () => opened,
  };
}

describe("trainingGraphs", () => {
  it("should open a graph once and run it", async () => {
    const { runtime, opened } = await countingRuntime();
    const graphs = trainingGraphs(runtime, tinyConfig);
    const first = await graphs.get(shape(4));
    expect(await graphs.get(shape(4))).toBe(first);
    expect(opened()).toBe(1);
    const { logProbabilities } = await first.run(livelyParameters(), plainBatch([[1, 2, 3, 4]]));
    expect(logProbabilities.length).toBe(4);
    await graphs.release();
  });

  it("should release the graph that was used longest ago when there are too many", async () => {
    const { runtime, open } = await countingRuntime();
    const graphs = trainingGraphs(runtime, tinyConfig, 2);
    const first = await graphs.get(shape(4));
    const second = await graphs.get(shape(5));
    await graphs.get(shape(4));
    await graphs.get(shape(6));
    expect(open()).toBe(2);
    expect(await graphs.get(shape(4))).toBe(first);
    expect(await graphs.get(shape(5))).not.toBe(second);
    await graphs.release();
    expect(open()).toBe(0);
  });
});
