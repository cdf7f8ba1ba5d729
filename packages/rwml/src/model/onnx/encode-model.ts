import type {
  AttributeValue,
  ConstantDescription,
  ElementType,
  ModelDescription,
  NodeDescription,
  ValueDescription,
} from "./model-description.js";
import { WireWriter } from "./wire-writer.js";

const irVersion = 9;
const operatorSetVersion = 20;

/** Element types as TensorProto.DataType numbers them. */
const dataTypes: Record<ElementType, number> = { float32: 1, int32: 6, int64: 7, bool: 9, float64: 11 };

/** Attribute types as AttributeProto.AttributeType numbers them. */
const attributeTypes = { float: 1, integer: 2, text: 3, integers: 7 };

/**
 * Encodes a model as the bytes of an ONNX file. Field numbers are those of onnx.proto.
 *
 * The model asks for version 20 of the standard operator set and version 1 of the runtime's own (com.microsoft).
 */
export function encodeModel(model: ModelDescription): Uint8Array {
  return new WireWriter()
    .integer(1, irVersion)
    .text(2, "rwml")
    .message(7, (graph) => {
      for (const node of model.nodes) graph.message(1, (writer) => writeNode(writer, node));
      graph.text(2, model.name);
      for (const constant of model.constants) graph.message(5, (writer) => writeConstant(writer, constant));
      for (const input of model.inputs) graph.message(11, (writer) => writeValue(writer, input));
      for (const output of model.outputs) graph.message(12, (writer) => writeValue(writer, output));
    })
    .message(8, (operators) => operators.text(1, "").integer(2, operatorSetVersion))
    .message(8, (operators) => operators.text(1, "com.microsoft").integer(2, 1))
    .finish();
}

function writeNode(writer: WireWriter, node: NodeDescription): void {
  for (const input of node.inputs) writer.text(1, input);
  for (const output of node.outputs) writer.text(2, output);
  writer.text(4, node.operator);
  for (const [name, value] of Object.entries(node.attributes)) {
    writer.message(5, (attribute) => writeAttribute(attribute, name, value));
  }
  if (node.domain !== undefined) writer.text(7, node.domain);
}

function writeAttribute(writer: WireWriter, name: string, value: AttributeValue): void {
  writer.text(1, name);
  if (typeof value === "number") {
    writer.integer(3, value).integer(20, attributeTypes.integer);
  } else if (typeof value === "string") {
    writer.text(4, value).integer(20, attributeTypes.text);
  } else if ("float" in value) {
    writer.float(2, value.float).integer(20, attributeTypes.float);
  } else {
    for (const element of value) writer.integer(8, element);
    writer.integer(20, attributeTypes.integers);
  }
}

function writeConstant(writer: WireWriter, constant: ConstantDescription): void {
  for (const size of constant.shape) writer.integer(1, size);
  writer.integer(2, dataTypes[constant.type]).text(8, constant.name).bytes(9, constant.bytes);
}

function writeValue(writer: WireWriter, value: ValueDescription): void {
  writer.text(1, value.name).message(2, (type) => {
    type.message(1, (tensor) => {
      tensor.integer(1, dataTypes[value.type]).message(2, (shape) => {
        for (const size of value.shape) {
          shape.message(1, (dimension) => {
            if (typeof size === "number") dimension.integer(1, size);
            else dimension.text(2, size);
          });
        }
      });
    });
  });
}
