import { match } from "ts-pattern";
import { ToolError } from "../python-error.js";
import type { BinaryOperator } from "./expression.js";
import { floatOperation } from "./float-operation.js";
import { intOperation } from "./int-operation.js";
import { asFloat, type Operand, operandType } from "./operand.js";

/** Python's binary operators. Throws a ToolError with the text of Python's exception. */
export function binary(operator: BinaryOperator, left: Operand, right: Operand): Operand {
  if (typeof left === "bigint" && typeof right === "bigint") return intOperation(operator, left, right);
  if (isReal(left) && isReal(right)) return floatOperation(operator, asFloat(left), asFloat(right));
  if (left === "tuple" || right === "tuple") return withTuple(operator, left, right);
  if (left === "ellipsis" || right === "ellipsis" || operator === "//") {
    throw unsupported(operator, left, right);
  }
  if (operator === "/" && isReal(right) && asFloat(right) === 0) {
    throw new ToolError("complex division by zero");
  }
  return "complex";
}

function isReal(operand: Operand): operand is bigint | number {
  return typeof operand === "bigint" || typeof operand === "number";
}

function withTuple(operator: BinaryOperator, left: Operand, right: Operand): Operand {
  return match(operator)
    .returnType<Operand>()
    .with("*", () => repeated(left === "tuple" ? right : left))
    .with("+", () => {
      if (left === right) return "tuple";
      if (left !== "tuple") throw unsupported(operator, left, right);
      throw new ToolError(`can only concatenate tuple (not "${operandType(right)}") to tuple`);
    })
    .with("-", "/", "//", "**", () => {
      throw unsupported(operator, left, right);
    })
    .exhaustive();
}

/** The empty tuple some times over. */
function repeated(times: Operand): Operand {
  if (typeof times !== "bigint") {
    throw new ToolError(`can't multiply sequence by non-int of type '${operandType(times)}'`);
  }
  if (BigInt.asIntN(64, times) === times) return "tuple";
  throw new ToolError("cannot fit 'int' into an index-sized integer");
}

function unsupported(operator: BinaryOperator, left: Operand, right: Operand): ToolError {
  const name = operator === "**" ? "** or pow()" : operator;
  return new ToolError(
    `unsupported operand type(s) for ${name}: '${operandType(left)}' and '${operandType(right)}'`,
  );
}
