import { isDict } from "../dict.js";
import type { PythonDict } from "../python-value.js";
import type { Field } from "./field.js";

/** `dict`, as it is. */
export const dictField: Field<PythonDict> = {
  read(value, path, flaws) {
    if (isDict(value)) return value;
    flaws.add(path, "dict_type", "Input should be a valid dictionary", value);
    return {};
  },
};
