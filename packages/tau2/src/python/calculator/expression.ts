/** A parsed arithmetic expression: what Python's grammar leaves of digits, operators, dots and parentheses. */
export type Expression =
  | { readonly type: "number"; readonly value: bigint | number }
  | { readonly type: "ellipsis" }
  | { readonly type: "tuple" }
  | { readonly type: "unary"; readonly operator: UnaryOperator; readonly operand: Expression }
  | {
      readonly type: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly type: "call"; readonly callee: Expression; readonly argument: CallArgument | null };

export type UnaryOperator = "+" | "-";
export type BinaryOperator = "+" | "-" | "*" | "/" | "//" | "**";

/** What a number is "called" with: `2(3)`, `2(*3)` or `2(**3)`. */
export interface CallArgument {
  readonly stars: "" | "*" | "**";
  readonly value: Expression;
}

/** The most levels that Python's compiler takes. */
export const deepestExpression = 2_990;

/** What Python says of an expression with more levels. */
export const tooDeep = "maximum recursion depth exceeded during compilation";
