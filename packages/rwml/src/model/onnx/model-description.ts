/** The element types of tensors that the graphs here use, under the names of the runtime. */
export type ElementType = "float32" | "float64" | "int32" | "int64" | "bool";

/** A number, or a name for a size that is known only when the graph runs. Equal names stand for equal sizes. */
export type Dimension = number | string;

/** What an attribute of a node may hold. Numbers are integers unless wrapped in `{ float }`. */
export type AttributeValue = number | string | readonly number[] | { readonly float: number };

/** One operator applied to named values. An empty input name leaves out an optional input. */
export interface NodeDescription {
  readonly operator: string;
  /** The operator set; the ONNX standard one when absent. */
  readonly domain?: "com.microsoft";
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

/** The declaration of a graph input or output. */
export interface ValueDescription {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly Dimension[];
}

/** A tensor stored inside the model. `bytes` are its elements in row-major order, little-endian. */
export interface ConstantDescription {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** A whole model: what an ONNX file says, without its encoding. Nodes are in execution order. */
export interface ModelDescription {
  readonly name: string;
  readonly nodes: readonly NodeDescription[];
  readonly constants: readonly ConstantDescription[];
  readonly inputs: readonly ValueDescription[];
  readonly outputs: readonly ValueDescription[];
}
