import type { ModelConfig } from "../../model/network/model-config.js";
import type { Runtime } from "../../model/onnx/runtime.js";
import { openTrainingGraph, type TrainingGraph } from "./training-graph.js";
import type { TrainingShape } from "./training-model.js";

/** Training graphs of one model, opened when they are first asked for. */
export interface TrainingGraphs {
  /**
   * The graph for a shape. A graph stays usable until `capacity` others have been asked for since, so ask again for
   * each batch instead of keeping it.
   */
  get(shape: TrainingShape): Promise<TrainingGraph>;
  release(): Promise<void>;
}

/**
 * Keeps the training graphs that were used last: opening one takes as long as several updates, while each holds the
 * memory of its activations.
 *
 * @param capacity how many graphs stay open. Default 4.
 */
export function trainingGraphs(runtime: Runtime, config: ModelConfig, capacity = 4): TrainingGraphs {
  // Insertion order is the order of use, the graph used last behind the others.
  const opened = new Map<string, TrainingGraph>();
  return {
    async get(shape) {
      const key = JSON.stringify(Object.entries(shape).sort());
      const graph = opened.get(key) ?? (await openTrainingGraph(runtime, config, shape));
      opened.delete(key);
      opened.set(key, graph);
      for (const [oldest, unused] of opened) {
        if (opened.size <= capacity) break;
        opened.delete(oldest);
        await unused.release();
      }
      return graph;
    },
    async release() {
      for (const graph of opened.values()) await graph.release();
      opened.clear();
    },
  };
}
