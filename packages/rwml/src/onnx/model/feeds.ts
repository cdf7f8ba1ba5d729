/** Makes the tensors that go into a graph from plain arrays, without copying them. */
import type { Tensor } from "../runtime.js";
import type { ParameterSpec, Parameters } from "./parameters.js";

/** A tensor of 32-bit integers. */
export function integers(data: Int32Array, shape: readonly number[]): Tensor {
  return { type: "int32", data, shape };
}

/** A tensor of 32-bit floats. */
export function reals(data: Float32Array, shape: readonly number[]): Tensor {
  return { type: "float32", data, shape };
}

/** The inputs that are parameters as they are: all but the embedding tables. */
export function weightInputs(
  specs: readonly ParameterSpec[],
  parameters: Parameters,
): Record<string, Tensor> {
  return Object.fromEntries(
    specs
      .filter(({ name }) => !name.startsWith("embedding."))
      .map(({ name, shape }) => [name, reals(parameters[name]!, shape)]),
  );
}
