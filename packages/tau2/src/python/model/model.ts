import { entriesOf, isDict, itemOf } from "../dict.js";
import type { PythonDict, PythonValue } from "../python-value.js";
import type { Field, Infer } from "./field.js";
import { type Flaw, Flaws, ValidationError } from "./validation.js";

/** The fields of a model by name, in the order in which they are declared and dumped. */
export type Shape = Readonly<Record<string, Field<PythonValue>>>;

/** What a model of some shape holds. */
export type ValueOf<Fields extends Shape> = { readonly [Name in keyof Fields]: Infer<Fields[Name]> };

/** A pydantic model: also a field of other models. Its values are plain objects in the order of declaration. */
export interface Model<Value extends PythonValue> extends Field<Value> {
  readonly name: string;
  /** Reads a whole value. Throws a ValidationError. */
  parse(value: PythonValue): Value;
}

/** What pydantic does with keys that a model does not declare. */
export type Extra = "ignore" | "forbid";

/** Declares a model. */
export function model<const Fields extends Shape>(
  name: string,
  fields: Fields,
  { extra = "ignore" }: { readonly extra?: Extra } = {},
): Model<ValueOf<Fields>> {
  type Value = ValueOf<Fields>;
  const read = (value: PythonValue, path: Flaw["path"], flaws: Flaws): Value => {
    if (isDict(value)) return readFields(fields, extra, value, path, flaws) as Value;
    const message = `Input should be a valid dictionary or instance of ${name}`;
    flaws.add(path, "model_type", message, value);
    return {} as Value;
  };
  return { name, read, parse: (value) => parseWith(name, read, value) };
}

/** A value that one of several models reads; the first that fits is taken. */
export function union<const Models extends readonly Model<PythonValue>[]>(
  ...models: Models
): Field<Infer<Models[number]>> {
  return {
    read(value, path, flaws) {
      const attempts = models.map((one) => {
        const own = new Flaws();
        return { value: one.read(value, [...path, one.name], own), own };
      });
      const fitting = attempts.find(({ own }) => own.found.length === 0);
      if (fitting === undefined) for (const { own } of attempts) flaws.found.push(...own.found);
      return (fitting ?? attempts[0]!).value as Infer<Models[number]>;
    },
  };
}

function parseWith<Value>(
  name: string,
  read: (value: PythonValue, path: Flaw["path"], flaws: Flaws) => Value,
  value: PythonValue,
): Value {
  const flaws = new Flaws();
  const result = read(value, [], flaws);
  if (flaws.found.length > 0) throw new ValidationError(name, flaws.found);
  return result;
}

function readFields(
  fields: Shape,
  extra: Extra,
  value: PythonDict,
  path: Flaw["path"],
  flaws: Flaws,
): Record<string, PythonValue> {
  const result: Record<string, PythonValue> = {};
  for (const [name, field] of Object.entries(fields)) {
    const item = itemOf(value, name);
    if (item !== undefined) result[name] = field.read(item, [...path, name], flaws);
    else if (field.fallback !== undefined) result[name] = field.fallback;
    else flaws.add([...path, name], "missing", "Field required", value);
  }
  if (extra === "forbid") {
    for (const [key, item] of entriesOf(value)) {
      if (Object.hasOwn(fields, key)) continue;
      flaws.add([...path, key], "extra_forbidden", "Extra inputs are not permitted", item);
    }
  }
  // V8 keeps an object of many fields that is filled name by name as a slow hash table; its copy is a fast one.
  return { ...result };
}
