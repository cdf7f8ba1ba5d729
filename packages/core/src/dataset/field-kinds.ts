/** Names the first field that an object must not have. */
export function unknownField(value: object, known: readonly string[], where?: string): string | null {
  const unknown = Object.keys(value).find((field) => !known.includes(field));
  if (unknown === undefined) return null;
  return `has the unknown field "${unknown}"${where === undefined ? "" : ` in ${where}`}`;
}

/** Whether something is a whole number that is not too small. */
export function isCount(value: unknown, least = 0): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least;
}

/** Whether something is a SHA-256 in hexadecimal. */
export function isSha256(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}
