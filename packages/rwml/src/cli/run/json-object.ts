import { GymError, type JsonObject } from "@rwml/core";

/** Reads an option that takes a JSON object. Throws `cli/bad-option`. */
export function jsonObject(text: string, option: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // The message below says it.
  }
  throw new GymError(
    "cli/bad-option",
    `${option} takes a JSON object such as {"temperature": 0.5}, not "${text}".`,
  );
}
