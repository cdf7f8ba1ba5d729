/** Makes the tensors that go into a graph from plain arrays, without copying them. */
import type { Tensor } from "../onnx/runtime.js";
import { tableInput } from "./embed.js";
import { composeTable, extraRows, type FeaturePairs } from "./embedding.js";
import type { ModelConfig } from "./model-config.js";
import { embeddingTables, modelParameters, type Parameters } from "./parameters.js";

/** A tensor of 32-bit integers. */
export function integers(data: Int32Array, shape: readonly number[]): Tensor {
  return { type: "int32", data, shape };
}

/** A tensor of 32-bit floats. */
export function reals(data: Float32Array, shape: readonly number[]): Tensor {
  return { type: "float32", data, shape };
}

/** The inputs that carry the parameters: the effective embedding tables, and everything else as it is. */
export function parameterInputs(
  config: ModelConfig,
  pairs: FeaturePairs,
  parameters: Parameters,
): Record<string, Tensor> {
  const inputs: Record<string, Tensor> = {};
  for (const table of embeddingTables) {
    const data = composeTable(config, pairs, parameters, table);
    inputs[tableInput(table)] = reals(data, [config.vocabulary + extraRows[table], config.width]);
  }
  for (const { name, shape } of modelParameters(config)) {
    if (!name.startsWith("embedding.")) inputs[name] = reals(parameters[name]!, shape);
  }
  return inputs;
}
