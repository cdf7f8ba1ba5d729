type Schema = Readonly<Record<string, unknown>>;

const mostValues = 4;
const mostActions = 200;

/** The values that the schema's actions can have as `type`: what an environment says can be done in it. */
export function schemaTypes(schema: unknown): readonly string[] {
  return [...new Set(variantsOf(schema).flatMap(({ type }) => valuesOf(type)))].filter(
    (value) => typeof value === "string",
  );
}

/**
 * Actions that a schema describes, as far as it tells their values.
 *
 * @param words what to put where it says no more than that it is a text
 */
export function schemaActions(schema: unknown, words: readonly string[]): readonly Schema[] {
  const actions: Schema[] = [];
  for (const { required, ...properties } of variantsOf(schema)) {
    for (const type of valuesOf(properties.type)) {
      const { type: _, ...rest } = properties as Schema;
      const names = Object.keys(rest);
      const needed = names.filter((name) => (required as readonly string[]).includes(name));
      for (const some of new Set([needed.join("\n"), names.join("\n")])) {
        let filled: Schema[] = [{ type }];
        for (const name of some.split("\n").filter((one) => one !== "")) {
          const values = valuesOf(rest[name], words);
          filled = filled
            .flatMap((action) => values.map((value) => ({ ...action, [name]: value })))
            .slice(0, mostActions);
        }
        actions.push(...filled);
      }
    }
  }
  return actions.slice(0, mostActions);
}

/** The properties of each kind of action that a schema knows, and under `required` those that it must have. */
function variantsOf(schema: unknown, depth = 0): readonly Schema[] {
  if (!isObject(schema) || depth > 4) return [];
  const { properties, required, oneOf, anyOf } = schema;
  const choices = [oneOf, anyOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const own =
    isObject(properties) && "type" in properties
      ? [{ ...properties, required: Array.isArray(required) ? required : [] }]
      : [];
  return [...own, ...choices.flatMap((choice) => variantsOf(choice, depth + 1))];
}

function valuesOf(schema: unknown, words: readonly string[] = []): readonly unknown[] {
  if (!isObject(schema)) return words.slice(0, mostValues);
  if ("const" in schema) return [schema.const];
  if (Array.isArray(schema.enum)) return schema.enum;
  if (schema.type === "integer" || schema.type === "number") return [Number(schema.minimum ?? 0), 1, 2];
  if (schema.type === "boolean") return [true, false];
  return words.slice(0, mostValues);
}

function isObject(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
