import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calculate } from "./calculate.js";
import { ToolError } from "./python-error.js";
import type { PythonValue } from "./python-value.js";

/** Frozen answers of Python 3.11. */
const values: readonly (readonly [expression: string, value: string])[] = [
  ["2 + 2", "4.0"],
  ["10/3", "3.33"],
  ["   1", "1.0"],
  ["-2**2", "-4.0"],
  ["2**-1", "0.5"],
  ["2**3**2", "512.0"],
  ["-7//2", "-4.0"],
  ["7.5//-2", "-4.0"],
  ["1.//.1", "9.0"],
  ["- -+-3", "-3.0"],
  ["1.", "1.0"],
  [".5+.5", "1.0"],
  ["012.5", "12.5"],
  ["00", "0.0"],
  ["0*-1.", "-0.0"],
  ["(-0.001)", "-0.0"],
  ["2.675", "2.67"],
  ["0.125", "0.12"],
  ["0.375", "0.38"],
  ["1.005", "1.0"],
  ["10**16", "1e+16"],
  ["123456789012345678", "1.2345678901234568e+17"],
  ["9007199254740993 - 9007199254740992", "1.0"],
  ["10**400/10**399", "10.0"],
  ["123456789012345678901/7", "1.7636684144620812e+19"],
  ["815.94**10", "1.3079231946990566e+29"],
  ["178.72+ 130. +10 // +7**-2", "798.72"],
  ["(0-8)**2", "64.0"],
  ["4**.5", "2.0"],
  ["10**-400", "0.0"],
];

/** Frozen texts of Python 3.11's exceptions. */
const failures: readonly (readonly [expression: string, message: string])[] = [
  ["5 % 2", "Invalid characters in expression"],
  ["1e5", "Invalid characters in expression"],
  ["1_000", "Invalid characters in expression"],
  ["1/0", "division by zero"],
  ["1./0", "float division by zero"],
  ["1//0", "integer division or modulo by zero"],
  ["1//0.", "float floor division by zero"],
  ["0**-1", "0.0 cannot be raised to a negative power"],
  ["10**400", "int too large to convert to float"],
  ["10**400+1.", "int too large to convert to float"],
  ["10.**400", "(34, 'Numerical result out of range')"],
  ["10**800/10**2", "integer division result too large for a float"],
  ["()", "float() argument must be a string or a real number, not 'tuple'"],
  ["...", "float() argument must be a string or a real number, not 'ellipsis'"],
  ["(-8)**.5*2", "float() argument must be a string or a real number, not 'complex'"],
  ["(-8)**.5/0", "complex division by zero"],
  ["(-8)**.5//1", "unsupported operand type(s) for //: 'complex' and 'int'"],
  ["2(3)", "'int' object is not callable"],
  ["2.5 (1)(2)", "'float' object is not callable"],
  ["2(*3)", "2 argument after * must be an iterable, not int"],
  ["2(*())", "'int' object is not callable"],
  ["1.5(**())", "1.5 argument after ** must be a mapping, not tuple"],
  ["2(3/0)", "division by zero"],
  ["1+()", "unsupported operand type(s) for +: 'int' and 'tuple'"],
  ["()+1", 'can only concatenate tuple (not "int") to tuple'],
  ["()*1.5", "can't multiply sequence by non-int of type 'float'"],
  ["()*10**100", "cannot fit 'int' into an index-sized integer"],
  ["()**1", "unsupported operand type(s) for ** or pow(): 'tuple' and 'int'"],
  ["-()", "bad operand type for unary -: 'tuple'"],
  ["", "invalid syntax (<string>, line 0)"],
  [" ", "invalid syntax (<string>, line 0)"],
  ["1 2", "invalid syntax (<string>, line 1)"],
  ["1..5", "invalid syntax (<string>, line 1)"],
  ["*3", "invalid syntax (<string>, line 1)"],
  ["2 +", "invalid syntax (<string>, line 1)"],
  ["(1 + + * 3", "invalid syntax (<string>, line 1)"],
  ["(1 2)", "invalid syntax. Perhaps you forgot a comma? (<string>, line 1)"],
  ["1(2 3)", "invalid syntax. Perhaps you forgot a comma? (<string>, line 1)"],
  ["(1 ...)", "invalid syntax. Perhaps you forgot a comma? (<string>, line 1)"],
  ["1 2 (3 4)", "invalid syntax (<string>, line 1)"],
  ["(*3)", "cannot use starred expression here (<string>, line 1)"],
  ["(**3)", "cannot use double starred expression here (<string>, line 1)"],
  ["(", "'(' was never closed (<string>, line 1)"],
  ["(1 2", "'(' was never closed (<string>, line 1)"],
  ["(1 .", "'(' was never closed (<string>, line 1)"],
  ["1 2)", "unmatched ')' (<string>, line 1)"],
  [
    "(1 2) 012",
    "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers (<string>, line 1)",
  ],
];

describe("calculate", () => {
  it.each(values)("should make of %j what Python makes of it", (expression, value) => {
    expect(calculate(expression)).toBe(value);
  });

  it.each(failures)("should refuse %j with Python's text", (expression, message) => {
    expect(() => calculate(expression)).toThrow(new ToolError(message));
  });

  it("should refuse what is too deep for Python", () => {
    const nested = `${"(".repeat(201)}1${")".repeat(201)}`;
    expect(() => calculate(nested)).toThrow("too many nested parentheses (<string>, line 1)");
    for (const text of [`${"-".repeat(3001)}1`, Array(5000).fill("1").join("+")]) {
      expect(() => calculate(text)).toThrow("maximum recursion depth exceeded during compilation");
    }
    expect(calculate(Array(2900).fill("1").join("+"))).toBe("2900.0");
  });

  it("should name the limit for ints of too many digits", () => {
    expect(() => calculate("9".repeat(4301))).toThrow(/^Exceeds the limit \(4300 digits\).* has 4301 digits/);
    expect(() => calculate("9".repeat(4300))).toThrow("int too large to convert to float");
  });

  it("should refuse absurd powers instead of working them out", () => {
    expect(() => calculate("9**9**9")).toThrow(new ToolError("int too large to convert to float"));
    expect(calculate("1**9**9 + (-1)**9**99 + 0**9**9")).toBe("0.0");
  });

  it.each<readonly [PythonValue, string]>([
    [1, "'int' object is not iterable"],
    [null, "'NoneType' object is not iterable"],
    [{ $float: "2.0" }, "'float' object is not iterable"],
    [["1"], "eval() arg 1 must be a string, bytes or code object"],
    [["1", 1], "'in <string>' requires string as left operand, not int"],
    [["a"], "Invalid characters in expression"],
    [{ "1": 2 }, "eval() arg 1 must be a string, bytes or code object"],
  ])("should refuse %j, which is no text", (expression, message) => {
    expect(() => calculate(expression)).toThrow(new ToolError(message));
  });

  it("should answer or raise a ToolError for every text of the allowed characters", () => {
    const piece = fc.constantFrom(..."0123456789+-*/(). ", "**", "//", "(1)", "2.5");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          expect(calculate(pieces.join(""))).toMatch(/^-?(\d+\.\d{1,2}|\d(\.\d+)?e\+\d+|inf)$|^nan$/);
        } catch (error) {
          expect(error).toBeInstanceOf(ToolError);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("should agree with JavaScript on sums of small ints", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 1 }), (terms) => {
        const sum = terms.reduce((total, term) => total + term, 0);
        expect(calculate(terms.join(" + "))).toBe(`${sum}.0`);
      }),
    );
  });
});
