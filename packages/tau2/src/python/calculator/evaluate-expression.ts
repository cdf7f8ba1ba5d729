import { ToolError } from "../python-error.js";
import { binary } from "./binary.js";
import { type CallArgument, deepestExpression, type Expression, tooDeep } from "./expression.js";
import { type Operand, operandRepr, operandType } from "./operand.js";

/** The value of an expression. Throws a ToolError with the text of Python's exception. */
export function evaluateExpression(expression: Expression): Operand {
  return evaluate(expression, 1);
}

// A plain switch: a stack of 3,000 calls leaves no room for a matcher's own.
function evaluate(expression: Expression, depth: number): Operand {
  if (depth > deepestExpression) throw new ToolError(tooDeep);
  switch (expression.type) {
    case "number":
      return expression.value;
    case "ellipsis":
    case "tuple":
      return expression.type;
    case "unary":
      return unary(expression.operator, evaluate(expression.operand, depth + 1));
    case "binary": {
      const left = evaluate(expression.left, depth + 1);
      return binary(expression.operator, left, evaluate(expression.right, depth + 1));
    }
    case "call": {
      const called = evaluate(expression.callee, depth + 1);
      const { argument } = expression;
      throw notCallable(called, argument, argument && evaluate(argument.value, depth + 1));
    }
  }
}

function unary(operator: "+" | "-", operand: Operand): Operand {
  if (operand === "tuple" || operand === "ellipsis") {
    throw new ToolError(`bad operand type for unary ${operator}: '${operandType(operand)}'`);
  }
  return operator === "+" || operand === "complex" ? operand : -operand;
}

/** Python unpacks starred arguments before it finds that a number is no function. */
function notCallable(called: Operand, argument: CallArgument | null, value: Operand | null): ToolError {
  if (argument !== null && value !== null) {
    const prefix = `${operandRepr(called)} argument after ${argument.stars} must be`;
    if (argument.stars === "**") return new ToolError(`${prefix} a mapping, not ${operandType(value)}`);
    if (argument.stars === "*" && value !== "tuple") {
      return new ToolError(`${prefix} an iterable, not ${operandType(value)}`);
    }
  }
  return new ToolError(`'${operandType(called)}' object is not callable`);
}
