/** What a field of parsed JSON must be; `?` allows null. */
export type FieldKind = "string" | "number" | "boolean" | "array" | "object" | "any";

/** The fields a JSON object must have; those that may be absent are not among them. */
export type Shape<Row> = {
  readonly [Key in keyof Row as Record<never, never> extends Pick<Row, Key> ? never : Key]:
    | FieldKind
    | `${FieldKind}?`;
};

/** Says what is wrong with a value that should have a shape; null when nothing is. */
export function wrongField<Row>(value: unknown, shape: Shape<Row>): string | null {
  if (kindOf(value) !== "object") return `is ${kindOf(value)}, not an object`;
  const record = value as Readonly<Record<string, unknown>>;
  for (const [field, allowed] of Object.entries<string>(shape)) {
    const kind = record[field] === null && allowed.endsWith("?") ? allowed : kindOf(record[field]);
    const expected = allowed.replace("?", "");
    if (kind === "undefined" || (kind !== allowed && kind !== expected && expected !== "any")) {
      return `has ${kind === "undefined" ? `no "${field}"` : `${kind} in "${field}", not ${expected}`}`;
    }
  }
  return null;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
