import { GymError } from "@rwml/core";
import type {
  AttributeValue,
  ConstantDescription,
  Dimension,
  ElementType,
  ModelDescription,
  NodeDescription,
  ValueDescription,
} from "../onnx/model-description.js";

/** A tensor that a graph computes: a name with a known element type and shape. */
export interface Value extends ValueDescription {}

/** Element type of the real numbers of a graph. */
export type Precision = "float32" | "float64";

/** What one differentiable operation leaves for reverse-mode differentiation. */
export interface TapeEntry {
  readonly outputs: readonly Value[];
  readonly inputs: readonly Value[];
  /** From the gradients of the outputs, those of the inputs in order; null where there is none. */
  readonly pullBack: (outputGradients: readonly Value[]) => readonly (Value | null)[];
}

/** What one operator node needs beside its inputs. */
export interface NodeOptions {
  readonly shape: readonly Dimension[];
  /** Element type of the output. Default: that of the first input. */
  readonly type?: ElementType;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  /** Whether the operator is one of the runtime's own instead of an ONNX standard one. */
  readonly contributed?: boolean;
}

/**
 * Builds a graph node by node, in execution order.
 *
 * Shapes are tracked as nodes are added, so a mistake shows where it is made. The operations in this folder are
 * functions that add nodes and record on the tape how gradients flow back through them; `differentiate` walks
 * that tape. A float64 graph holds standard operators only, since the runtime's own ones exist for float32:
 * operations that use them have a plain form, which is also the reference that tests compare them with.
 */
export class Graph {
  readonly precision: Precision;
  readonly #nodes: NodeDescription[] = [];
  readonly #constants: ConstantDescription[] = [];
  readonly #scalars = new Map<number, Value>();
  readonly #inputs: Value[] = [];
  readonly #outputs: Value[] = [];
  /** Names that computed values have as outputs. */
  readonly #outputNames = new Map<string, string>();
  readonly #tape: TapeEntry[] = [];
  #names = 0;

  constructor(precision: Precision = "float32") {
    this.precision = precision;
  }

  /** Declares an input. */
  input(name: string, type: ElementType, shape: readonly Dimension[]): Value {
    const value = { name, type, shape };
    this.#inputs.push(value);
    return value;
  }

  /** Declares an input of real numbers, in the precision of the graph. */
  realInput(name: string, shape: readonly Dimension[]): Value {
    return this.input(name, this.precision, shape);
  }

  /**
   * Makes a value an output under a new name. The node that computes it takes over the name, which saves the copy that
   * another node would make; only an input, or a value that is an output already, has to be copied.
   */
  output(name: string, value: Value): void {
    const isComputed = this.#nodes.some(({ outputs }) => outputs.includes(value.name));
    if (isComputed && !this.#outputNames.has(value.name)) this.#outputNames.set(value.name, name);
    else this.#nodes.push({ operator: "Identity", inputs: [value.name], outputs: [name], attributes: {} });
    this.#outputs.push({ ...value, name });
  }

  /** Stores real numbers in the model, in the precision of the graph. */
  constant(data: ArrayLike<number>, shape: readonly number[]): Value {
    const elements = this.precision === "float64" ? Float64Array.from(data) : Float32Array.from(data);
    return this.#store(elements, this.precision, shape);
  }

  /** A single real number, stored once however often it is asked for. */
  scalar(value: number): Value {
    const known = this.#scalars.get(value);
    if (known !== undefined) return known;
    const stored = this.constant([value], []);
    this.#scalars.set(value, stored);
    return stored;
  }

  /** Stores a list of 64-bit integers in the model: shapes, axes, positions. */
  integers(values: readonly number[]): Value {
    return this.#store(BigInt64Array.from(values, BigInt), "int64", [values.length]);
  }

  /** Adds an operator with one output. A null input leaves out an optional one. */
  node(operator: string, inputs: readonly (Value | null)[], options: NodeOptions): Value {
    const [output] = this.nodeWithOutputs(operator, inputs, [options], options);
    return output!;
  }

  /** Adds an operator with several outputs. */
  nodeWithOutputs(
    operator: string,
    inputs: readonly (Value | null)[],
    outputs: readonly Pick<NodeOptions, "shape" | "type">[],
    options: Pick<NodeOptions, "attributes" | "contributed"> = {},
  ): Value[] {
    const values = outputs.map(({ shape, type }) => ({
      name: this.#freshName(),
      type: type ?? inputs[0]?.type ?? this.precision,
      shape,
    }));
    this.#nodes.push({
      operator,
      ...(options.contributed ? { domain: "com.microsoft" as const } : {}),
      inputs: inputs.map((input) => input?.name ?? ""),
      outputs: values.map(({ name }) => name),
      attributes: options.attributes ?? {},
    });
    return values;
  }

  /** Records how gradients flow through an operation, and returns its output. */
  record(
    output: Value,
    inputs: readonly Value[],
    pullBack: (outputGradient: Value) => readonly (Value | null)[],
  ): Value {
    this.recordAll([output], inputs, ([gradient]) => pullBack(gradient!));
    return output;
  }

  /** The same for an operation with several outputs. */
  recordAll(
    outputs: readonly Value[],
    inputs: readonly Value[],
    pullBack: TapeEntry["pullBack"],
  ): readonly Value[] {
    this.#tape.push({ outputs, inputs, pullBack });
    return outputs;
  }

  /** The operations recorded so far, in execution order. */
  tape(): readonly TapeEntry[] {
    return [...this.#tape];
  }

  /** The finished model, ready for `encodeModel`. Nodes that no output needs are left out. */
  describe(name: string): ModelDescription {
    const needed = new Set(this.#outputs.map((output) => output.name));
    const nodes: NodeDescription[] = [];
    const named = (value: string): string => this.#outputNames.get(value) ?? value;
    for (const built of this.#nodes.toReversed()) {
      const node = { ...built, inputs: built.inputs.map(named), outputs: built.outputs.map(named) };
      if (!node.outputs.some((output) => needed.has(output))) continue;
      for (const input of node.inputs) needed.add(input);
      nodes.unshift(node);
    }
    return {
      name,
      nodes,
      constants: this.#constants.filter((constant) => needed.has(constant.name)),
      inputs: this.#inputs,
      outputs: this.#outputs,
    };
  }

  #store(
    elements: Float32Array | Float64Array | BigInt64Array,
    type: ElementType,
    shape: readonly number[],
  ): Value {
    const size = sizeOf(shape);
    if (elements.length !== size) {
      throw shapeError(`A constant of shape [${shape}] has ${size} elements, not ${elements.length}.`);
    }
    const name = this.#freshName();
    const bytes = new Uint8Array(elements.buffer, elements.byteOffset, elements.byteLength);
    this.#constants.push({ name, type, shape, bytes });
    return { name, type, shape };
  }

  #freshName(): string {
    return `v${this.#names++}`;
  }
}

/** The number of elements of a shape. */
export function sizeOf(shape: readonly Dimension[]): number {
  return shape.reduce<number>((size, dimension) => size * fixed(dimension), 1);
}

/** The dimension as a number. Throws a `onnx/shape` error when it is known only when the graph runs. */
export function fixed(dimension: Dimension | undefined): number {
  if (typeof dimension === "number") return dimension;
  throw shapeError(`A fixed size is needed here, not "${dimension ?? "nothing"}".`);
}

/** The error for operations on values whose shapes do not fit. */
export function shapeError(message: string): GymError {
  return new GymError("onnx/shape", message);
}
