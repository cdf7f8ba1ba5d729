/**
 * A JSON-like value of Python as plain JSON.
 *
 * JavaScript's JSON forgets three things that Python keeps and that outputs and hashes depend on; each has a mark:
 * `1.0` is not `1`, integers have no largest, and a dict keeps the order of keys that look like integers. A number
 * without a fraction is an int, one with a fraction a float.
 */
export type PythonValue = null | boolean | string | PythonNumber | PythonList | PythonDict;

/** Any number of Python. */
export type PythonNumber = number | MarkedFloat | MarkedInt;

/** A float that a plain number cannot tell from an int (`25.0`, `1e+16`, `-0.0`), or that is not finite. */
export interface MarkedFloat {
  /** As Python's `repr` writes it. */
  readonly $float: string;
}

/** An int beyond the exact integers of JavaScript. */
export interface MarkedInt {
  readonly $int: string;
}

/** A list or tuple. */
export type PythonList = readonly PythonValue[];

/** A dict with string keys. */
export type PythonDict = PythonRecord | OrderedDict<PythonValue>;

/** A dict whose order JavaScript keeps, or whose order does not matter. */
export type PythonRecord = { readonly [key: string]: PythonValue };

/** A dict with keys like `"42"`, which JavaScript would put first and sort, or with a key that no record can have. */
export interface OrderedDict<Value> {
  readonly $dict: readonly (readonly [key: string, value: Value])[];
}
