import fc from "fast-check";
import { dictOf } from "../python/dict.js";
import { float, int } from "../python/number.js";
import type { PythonValue } from "../python/python-value.js";

/** Values as Python's JSON has them: ints of any size, floats with and without a fraction, dicts in any order. */
export function pythonValues(): fc.Arbitrary<PythonValue> {
  return fc.letrec<{ value: PythonValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constant(null),
      fc.boolean(),
      fc.string({ unit: "grapheme" }),
      fc.integer().map(int),
      fc.bigInt().map(int),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(float),
      fc.array(tie("value"), { maxLength: 3 }),
      fc
        .array(fc.tuple(fc.oneof(fc.string(), fc.nat().map(String)), tie("value")), { maxLength: 3 })
        .map(dictOf),
    ),
  })).value;
}
