import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, isLess, multiply, subtract } from "./arithmetic.js";
import { float, int } from "./number.js";

describe("arithmetic", () => {
  it("should keep ints and floats apart", () => {
    expect(add(1, 2)).toBe(3);
    expect(add(1, float(2))).toEqual({ $float: "3.0" });
    expect(subtract(float(2.5), 0.5)).toEqual({ $float: "2.0" });
    expect(multiply(50, float(0.5))).toEqual({ $float: "25.0" });
    expect(add(0.1, 0.2)).toBe(0.30000000000000004);
  });

  it("should count bools as ints", () => {
    expect(multiply(50, true)).toBe(50);
    expect(subtract(true, 1)).toBe(0);
  });

  it("should have no largest int", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (left, right) => {
        expect(add(int(left), int(right))).toEqual(int(left + right));
        expect(subtract(int(left), int(right))).toEqual(int(left - right));
        expect(multiply(int(left), int(right))).toEqual(int(left * right));
        expect(isLess(int(left), int(right))).toBe(left < right);
      }),
    );
  });

  it("should compare ints with floats exactly", () => {
    const beyond = 2n ** 53n;
    expect(isLess(float(2 ** 53), int(beyond + 1n))).toBe(true);
    expect(isLess(int(beyond + 1n), float(2 ** 53))).toBe(false);
    expect(isLess(100, float(100))).toBe(false);
    expect(isLess(99.5, 100)).toBe(true);
    expect(isLess(float(Number.NaN), 1)).toBe(false);
  });

  it("should refuse other types as Python does", () => {
    expect(() => subtract("2", 0)).toThrow("unsupported operand type(s) for -: 'str' and 'int'");
    expect(() => add(0, null, "+=")).toThrow("unsupported operand type(s) for +=: 'int' and 'NoneType'");
    expect(() => multiply({}, 1.5)).toThrow("unsupported operand type(s) for *: 'dict' and 'float'");
    expect(() => subtract(0.5, int(10n ** 400n))).toThrow("int too large to convert to float");
  });
});
