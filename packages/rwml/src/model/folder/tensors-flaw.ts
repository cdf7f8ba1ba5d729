import type { Tensor } from "./safetensors.js";

/** A tensor that a file must hold. */
export interface TensorSpec {
  readonly name: string;
  readonly shape: readonly number[];
  /** Whether its values may be below 0. Default true. */
  readonly signed?: boolean;
}

/**
 * What is wrong with the tensors of a file, as a clause; null when they are exactly those that belong there, of those
 * shapes, with finite values.
 */
export function tensorsFlaw(tensors: readonly Tensor[], specs: readonly TensorSpec[]): string | null {
  const found = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  for (const { name, shape, signed = true } of specs) {
    const tensor = found.get(name);
    if (tensor === undefined) return `tensor ${name} is missing`;
    if (tensor.shape.join() !== shape.join()) {
      return `tensor ${name} has the shape [${tensor.shape.join(", ")}], not [${shape.join(", ")}]`;
    }
    const flaw = valuesFlaw(tensor.values, signed);
    if (flaw !== null) return `tensor ${name} ${flaw}`;
  }
  const known = new Set(specs.map(({ name }) => name));
  const unknown = tensors.find(({ name }) => !known.has(name));
  return unknown === undefined ? null : `tensor ${unknown.name} does not belong there`;
}

/** What is wrong with the values of a tensor, such as "holds 3 values that are not finite". */
export function valuesFlaw(values: Float32Array, signed = true): string | null {
  let broken = 0;
  let negative = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (!Number.isFinite(value)) broken++;
    else if (value < 0) negative++;
  }
  if (broken > 0) return `holds ${broken} of ${values.length} values that are not finite`;
  return signed || negative === 0 ? null : `holds ${negative} values below 0`;
}
