import { evaluateExpression } from "./calculator/evaluate-expression.js";
import { asFloat } from "./calculator/operand.js";
import { parseExpression } from "./calculator/parse-expression.js";
import { floatText } from "./float-text.js";
import { itemsOf } from "./iterate.js";
import { ToolError } from "./python-error.js";
import { pythonType } from "./python-type.js";
import type { PythonValue } from "./python-value.js";
import { pythonRound } from "./round.js";

/**
 * The tool that airline and retail agents calculate with: an expression of digits, `+ - * / ( ) .` and blanks by
 * Python's rules, as a float rounded to two digits. Throws a ToolError with Python's text.
 */
export function calculate(expression: PythonValue): string {
  for (const part of itemsOf(expression)) {
    if (typeof part !== "string") {
      throw new ToolError(`'in <string>' requires string as left operand, not ${pythonType(part)}`);
    }
    if (!allowed.includes(part)) throw new ToolError("Invalid characters in expression");
  }
  if (typeof expression !== "string")
    throw new ToolError("eval() arg 1 must be a string, bytes or code object");
  return floatText(pythonRound(asFloat(evaluateExpression(parseExpression(expression))), 2));
}

const allowed = "0123456789+-*/(). ";
