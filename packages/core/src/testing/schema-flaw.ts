import { sameJson } from "../internal/same-json.js";
import { shownValue } from "./shown-value.js";

type Schema = Readonly<Record<string, unknown>>;

/**
 * Why a value does not fit a JSON Schema, in words; null when it does. Keywords that it does not know (formats,
 * references out of the schema) are taken to fit.
 */
export function schemaFlaw(schema: unknown, value: unknown, root = schema, path = "it"): string | null {
  if (schema === false) return `${path} fits nothing`;
  if (!isObject(schema)) return null;
  const flawIn = (part: unknown, of: unknown, at = path): string | null => schemaFlaw(part, of, root, at);
  return (
    referenceFlaw(schema, value, root, path) ??
    valueFlaw(schema, value, path) ??
    numberFlaw(schema, value, path) ??
    textFlaw(schema, value, path) ??
    listFlaw(schema, value, path, flawIn) ??
    objectFlaw(schema, value, path, flawIn) ??
    choiceFlaw(schema, value, path, flawIn)
  );
}

type FlawIn = (part: unknown, value: unknown, path?: string) => string | null;

function referenceFlaw({ $ref }: Schema, value: unknown, root: unknown, path: string): string | null {
  if (typeof $ref !== "string" || !$ref.startsWith("#/")) return null;
  let found: unknown = root;
  for (const key of $ref.slice(2).split("/")) {
    const name = decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");
    found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  }
  // A value of finite depth ends what a schema of itself would not.
  return found === undefined
    ? `${path} refers to ${$ref}, which is not there`
    : schemaFlaw(found, value, root, path);
}

function valueFlaw(schema: Schema, value: unknown, path: string): string | null {
  const { type, enum: values } = schema;
  const types = Array.isArray(type) ? type : [type];
  if (type !== undefined && !types.some((one) => isOfType(one, value))) {
    return `${path} is ${shownValue(value)}, not of the type ${types.join(" or ")}`;
  }
  if ("const" in schema && !sameJson(schema.const, value)) {
    return `${path} is ${shownValue(value)}, not ${shownValue(schema.const)}`;
  }
  if (!Array.isArray(values) || values.some((one) => sameJson(one, value))) return null;
  return `${path} is ${shownValue(value)}, not one of ${values.map((one) => shownValue(one)).join(", ")}`;
}

function isOfType(type: unknown, value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}

function numberFlaw(schema: Schema, value: unknown, path: string): string | null {
  if (typeof value !== "number") return null;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const low =
    value < Number(minimum ?? value) || value <= Number(exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
  const high =
    value > Number(maximum ?? value) || value >= Number(exclusiveMaximum ?? Number.POSITIVE_INFINITY);
  return low || high ? `${path} is ${value}, which is too ${low ? "small" : "large"}` : null;
}

function textFlaw({ pattern, minLength, maxLength }: Schema, value: unknown, path: string): string | null {
  if (typeof value !== "string") return null;
  const { length } = [...value];
  if (length < Number(minLength ?? 0) || length > Number(maxLength ?? length)) {
    return `${path} is ${shownValue(value)}, which is too ${length < Number(minLength ?? 0) ? "short" : "long"}`;
  }
  if (typeof pattern !== "string" || new RegExp(pattern, "u").test(value)) return null;
  return `${path} is ${shownValue(value)}, which does not match ${pattern}`;
}

function listFlaw(schema: Schema, value: unknown, path: string, flawIn: FlawIn): string | null {
  if (!Array.isArray(value)) return null;
  const { items, prefixItems = [], minItems, maxItems } = schema;
  if (value.length < Number(minItems ?? 0) || value.length > Number(maxItems ?? value.length)) {
    return `${path} has ${value.length} elements, which is too ${value.length < Number(minItems ?? 0) ? "few" : "many"}`;
  }
  const first = Array.isArray(prefixItems) ? prefixItems : [];
  return firstOf(value.keys(), (index) => flawIn(first[index] ?? items, value[index], `${path}.${index}`));
}

function objectFlaw(schema: Schema, value: unknown, path: string, flawIn: FlawIn): string | null {
  if (!isObject(value)) return null;
  const { required, properties, additionalProperties } = schema;
  const missing = Array.isArray(required)
    ? required.find((key) => !Object.hasOwn(value, String(key)))
    : undefined;
  if (missing !== undefined) return `${path} has no ${shownValue(missing)}`;
  const known = isObject(properties) ? properties : {};
  return firstOf(Object.keys(value), (key) => {
    if (Object.hasOwn(known, key)) return flawIn(known[key], value[key], `${path}.${key}`);
    if (additionalProperties === false && schema.patternProperties === undefined)
      return `${path} may not have ${shownValue(key)}`;
    return flawIn(additionalProperties, value[key], `${path}.${key}`);
  });
}

function choiceFlaw(schema: Schema, value: unknown, path: string, flawIn: FlawIn): string | null {
  const { allOf, anyOf, oneOf, not } = schema;
  const fits = (part: unknown): boolean => flawIn(part, value) === null;
  if (Array.isArray(allOf)) {
    const flaw = firstOf(allOf, (part) => flawIn(part, value));
    if (flaw !== null) return flaw;
  }
  if (Array.isArray(anyOf) && !anyOf.some(fits))
    return `${path} fits none of the choices (${closest(anyOf, value, flawIn)})`;
  if (Array.isArray(oneOf)) {
    const count = oneOf.filter(fits).length;
    if (count === 0) return `${path} fits none of the choices (${closest(oneOf, value, flawIn)})`;
    if (count > 1) return `${path} fits ${count} choices, and may fit only one`;
  }
  return not !== undefined && fits(not) ? `${path} is what it may not be` : null;
}

/** Why the first choice does not fit, which is enough of a hint. */
function closest(choices: readonly unknown[], value: unknown, flawIn: FlawIn): string {
  return flawIn(choices[0], value) ?? "there is none";
}

function firstOf<Item>(items: Iterable<Item>, flawOf: (item: Item) => string | null): string | null {
  for (const item of items) {
    const flaw = flawOf(item);
    if (flaw !== null) return flaw;
  }
  return null;
}

function isObject(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
