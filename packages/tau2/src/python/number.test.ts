import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bigintOf, float, int, isFloat, isIntegral, isNumber, numberOf, numberText } from "./number.js";
import type { MarkedInt } from "./python-value.js";

describe("float", () => {
  it("should mark exactly the numbers that would read as ints or are no JSON", () => {
    expect(float(2.5)).toBe(2.5);
    expect(float(25)).toEqual({ $float: "25.0" });
    expect(float(-0)).toEqual({ $float: "-0.0" });
    expect(float(Number.POSITIVE_INFINITY)).toEqual({ $float: "inf" });
  });

  it("should be a float with its value, whatever the number", () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(isFloat(float(value))).toBe(true);
        expect(numberOf(float(value))).toBe(value);
      }),
    );
  });

  it("should survive JSON", () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(JSON.parse(JSON.stringify(float(value)))).toEqual(float(value));
      }),
    );
  });

  it("should give equal states one object", () => {
    expect(float(12345)).toBe(float(12345));
  });
});

describe("int", () => {
  it("should mark exactly the ints beyond JavaScript's exact ones", () => {
    expect(int(2 ** 53 - 1)).toBe(2 ** 53 - 1);
    expect(int(2n ** 53n)).toEqual({ $int: "9007199254740992" });
  });

  it("should keep every int", () => {
    fc.assert(
      fc.property(fc.bigInt(), (value) => {
        const made = int(value) as number | MarkedInt;
        expect(isFloat(made)).toBe(false);
        expect(bigintOf(made)).toBe(value);
        expect(numberText(made)).toBe(String(value));
      }),
    );
  });

  it("should refuse a number with a fraction", () => {
    expect(() => int(1.5)).toThrow(RangeError);
  });
});

describe("isNumber and isIntegral", () => {
  it("should tell numbers from bools, as ints", () => {
    expect([1, 1.5, { $float: "1.0" }, { $int: "9" }].map(isNumber)).toEqual([true, true, true, true]);
    expect([true, null, "1", {}, []].map(isNumber)).toEqual([false, false, false, false, false]);
    expect([1, true, { $int: "9" }].map(isIntegral)).toEqual([true, true, true]);
    expect([1.5, { $float: "1.0" }, "1", null].map(isIntegral)).toEqual([false, false, false, false]);
  });
});
