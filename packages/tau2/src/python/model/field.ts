import { entriesOf, isDict, recordOf } from "../dict.js";
import { float, int, isFloat, isNumber, numberOf } from "../number.js";
import type { OrderedDict, PythonNumber, PythonValue } from "../python-value.js";
import { stringRepr } from "../repr.js";
import { readFloat, readInt } from "./numeral.js";
import type { Flaw, Flaws } from "./validation.js";

/** Reads a value as pydantic does in its lax mode: converts what can be converted, reports the rest. */
export interface Field<Value extends PythonValue> {
  /** What stands in for an absent key; without it the key is required. */
  readonly fallback?: Value;
  /** The converted value; anything at all once a flaw is reported. */
  read(value: PythonValue, path: Flaw["path"], flaws: Flaws): Value;
}

/** The type of the values that a field reads. */
export type Infer<Read> = Read extends Field<infer Value> ? Value : never;

/** `str` */
export const text: Field<string> = {
  read(value, path, flaws) {
    if (typeof value !== "string") flaws.add(path, "string_type", "Input should be a valid string", value);
    return value as string;
  },
};

/** `int`: floats without a fraction, bools and numerals are converted. */
export const integer: Field<PythonNumber> = {
  read(value, path, flaws) {
    if (typeof value === "boolean") return value ? 1 : 0;
    if (isNumber(value)) {
      if (!isFloat(value)) return value;
      const number = numberOf(value);
      const isInRange = Math.abs(number) < 2 ** 63;
      if (Number.isInteger(number) && isInRange) return int(BigInt(number));
      const [type, message] = Number.isInteger(number)
        ? outOfRange
        : Number.isFinite(number)
          ? fractional
          : notFinite;
      flaws.add(path, type, message, value);
      return value;
    }
    if (typeof value === "string") {
      const numeral = readInt(value);
      if (numeral !== null) return numeral;
      const message = "Input should be a valid integer, unable to parse string as an integer";
      flaws.add(path, "int_parsing", message, value);
    } else flaws.add(path, "int_type", "Input should be a valid integer", value);
    return 0;
  },
};

const fractional = [
  "int_from_float",
  "Input should be a valid integer, got a number with a fractional part",
] as const;
const notFinite = ["finite_number", "Input should be a finite number"] as const;
const outOfRange = [
  "int_parsing_size",
  "Unable to parse input string as an integer, exceeded maximum size",
] as const;

/** `float`: ints, bools and numerals are converted. */
export const floating: Field<PythonNumber> = {
  read(value, path, flaws) {
    if (typeof value === "boolean") return float(value ? 1 : 0);
    const number = isNumber(value) ? numberOf(value) : Number.NaN;
    if (isNumber(value) && (isFloat(value) || Number.isFinite(number))) return float(number);
    if (typeof value === "string") {
      const numeral = readFloat(value);
      if (numeral !== null) return float(numeral);
      const message = "Input should be a valid number, unable to parse string as a number";
      flaws.add(path, "float_parsing", message, value);
    } else flaws.add(path, "float_type", "Input should be a valid number", value);
    return float(0);
  },
};

const truths: readonly PythonValue[] = [true, 1, "1", "true", "t", "yes", "y", "on"];
const falsehoods: readonly PythonValue[] = [false, 0, "0", "false", "f", "no", "n", "off"];

/** `bool`: 0, 1 and some words are converted. */
export const boolean: Field<boolean> = {
  read(value, path, flaws) {
    const plain = typeof value === "string" ? value.toLowerCase() : isNumber(value) ? numberOf(value) : value;
    if (truths.includes(plain)) return true;
    if (falsehoods.includes(plain)) return false;
    if (typeof value === "string" || isNumber(value)) {
      flaws.add(path, "bool_parsing", "Input should be a valid boolean, unable to interpret input", value);
    } else flaws.add(path, "bool_type", "Input should be a valid boolean", value);
    return false;
  },
};

/** `Literal[…]` */
export function literal<const Value extends string>(...values: readonly Value[]): Field<Value> {
  return oneOf("literal_error", values);
}

/** A string enum, by value. */
export function enumeration<const Value extends string>(...values: readonly Value[]): Field<Value> {
  return oneOf("enum", values);
}

function oneOf<Value extends string>(type: string, values: readonly Value[]): Field<Value> {
  const quoted = values.map(stringRepr);
  const choice =
    quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
  return {
    read(value, path, flaws) {
      if (!values.includes(value as Value)) flaws.add(path, type, `Input should be ${choice}`, value);
      return value as Value;
    },
  };
}

/** `date`, kept as Python's `str` writes it: `2025-02-28`. */
export const date: Field<string> = {
  read(value, path, flaws) {
    const match =
      typeof value === "string" ? /^(\d{4}-\d{2}-\d{2})([T ]00:00(:00(\.0+)?)?)?$/.exec(value) : null;
    if (match !== null && isDay(match[1]!)) return match[1]!;
    flaws.add(path, "date_from_datetime_parsing", "Input should be a valid date or datetime", value);
    return "";
  },
};

/** `datetime`, kept as Python's `str` writes it: `2025-01-15 10:30:00`. */
export const datetime: Field<string> = {
  read(value, path, flaws) {
    const pattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(\.\d{1,6})?)?$/;
    const match = typeof value === "string" ? pattern.exec(value) : null;
    if (match !== null && isDay(match[1]!)) {
      const [, day, minutes = "00:00", seconds = ":00", fraction = ""] = match;
      const micros = fraction.slice(1).padEnd(6, "0");
      return `${day} ${minutes}${seconds}${Number(micros) === 0 ? "" : `.${micros}`}`;
    }
    flaws.add(path, "datetime_from_date_parsing", "Input should be a valid datetime or date", value);
    return "";
  },
};

/** Python's years begin with 1. */
function isDay(day: string): boolean {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeap ? 29 : (lastDays[month - 1] ?? 0);
  return year >= 1 && date >= 1 && date <= last;
}

const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** `list[…]` */
export function list<Item extends PythonValue>(item: Field<Item>): Field<readonly Item[]> {
  return {
    read(value, path, flaws) {
      if (Array.isArray(value)) return value.map((entry, index) => item.read(entry, [...path, index], flaws));
      flaws.add(path, "list_type", "Input should be a valid list", value);
      return [];
    },
  };
}

/** `dict[str, …]` as a plain record, for keys whose order nothing shows. */
export function table<Item extends PythonValue>(item: Field<Item>): Field<{ readonly [key: string]: Item }> {
  return { read: (value, path, flaws) => recordOf(readEntries(item, value, path, flaws)) };
}

/** `dict[str, …]` that keeps the order of its keys even where they look like integers. */
export function orderedTable<Item extends PythonValue>(item: Field<Item>): Field<OrderedDict<Item>> {
  return { read: (value, path, flaws) => ({ $dict: readEntries(item, value, path, flaws) }) };
}

function readEntries<Item extends PythonValue>(
  item: Field<Item>,
  value: PythonValue,
  path: Flaw["path"],
  flaws: Flaws,
): (readonly [string, Item])[] {
  if (isDict(value)) {
    return entriesOf(value).map(([key, entry]) => [key, item.read(entry, [...path, key], flaws)] as const);
  }
  flaws.add(path, "dict_type", "Input should be a valid dictionary", value);
  return [];
}

/** `Optional[…]`, null where the key is absent. */
export function optional<Value extends PythonValue>(field: Field<Value>): Field<Value | null> {
  return { ...nullable(field), fallback: null };
}

/** `Optional[…]` without a default. */
export function nullable<Value extends PythonValue>(field: Field<Value>): Field<Value | null> {
  return { read: (value, path, flaws) => (value === null ? null : field.read(value, path, flaws)) };
}

/** A field with a default. */
export function withDefault<Value extends PythonValue>(field: Field<Value>, fallback: Value): Field<Value> {
  return { ...field, fallback };
}

/** `Any` */
export const anything: Field<PythonValue> = { read: (value) => value };
