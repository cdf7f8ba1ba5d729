import { entriesOf, isDict } from "../../python/dict.js";
import { isNumber } from "../../python/number.js";
import { parsePythonJson } from "../../python/parse-json.js";
import type { PythonValue } from "../../python/python-value.js";

/** Patterns by which values are recognised in words, by the names of the parameters that take them. */
const patterns: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["email", /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ["order_id", /#W\d+/g],
  ["user_id", /\b[a-z]+_[a-z]+_\d+\b/g],
  ["payment_method_id", /\b(?:credit_card|gift_card|paypal|certificate)_\d+\b/g],
  ["reservation_id", /\b(?=[A-Z\d]*\d)(?=[A-Z\d]*[A-Z])[A-Z\d]{6}\b/g],
  ["flight_number", /\b[A-Z]{3}\d{3}\b/g],
  ["date", /\b\d{4}-\d{2}-\d{2}\b/g],
  ["phone_number", /\b\d{3}-\d{3}-\d{4}\b/g],
  ["customer_id", /\bC\d{4,}\b/g],
  ["line_id", /\bL\d{4,}\b/g],
  ["bill_id", /\bB\d{4,}\b/g],
  ["zip", /\b\d{5}\b/g],
  ["item_id", /\b\d{10}\b/g],
];

/** Other names under which values for a parameter are seen. */
const sources: Readonly<Record<string, readonly string[]>> = {
  id: ["customer_id", "line_id", "device_id", "bill_id", "plan_id"],
  item_ids: ["item_id"],
  new_item_ids: ["item_id"],
  payment_method_id: ["payment_method_id", "id"],
  payment_id: ["payment_id", "payment_method_id", "id"],
  full_name: ["full_name", "name"],
  dob: ["dob", "date_of_birth"],
  zip: ["zip", "zip_code"],
  origin: ["origin", "iata"],
  destination: ["destination", "iata"],
};

const mostValues = 60;

/** Remembers which values an episode has shown, by the names they were seen under. */
export class SeenValues {
  readonly #values = new Map<string, PythonValue[]>();
  readonly #patterns: typeof patterns;

  /** @param own how values of further parameters look in words */
  constructor(own: Readonly<Record<string, RegExp>> = {}) {
    const further = Object.entries(own).map(([name, { source, flags }]) => {
      return [name, new RegExp(source, [...new Set(`${flags}g`)].join(""))] as const;
    });
    this.#patterns = [...patterns, ...further];
  }

  /** Looks through an observation: words, and what tools answered as JSON. */
  note(observation: string): void {
    for (const line of observation.split("\n")) {
      const json = line.startsWith("tool: ") ? asContainer(line.slice("tool: ".length)) : null;
      if (json !== null) this.#noteValue(json);
      else this.#noteWords(line);
    }
  }

  /** The values that were seen for a parameter, oldest first. */
  valuesFor(parameter: string): readonly PythonValue[] {
    return (sources[parameter] ?? [parameter]).flatMap((name) => this.#values.get(name) ?? []);
  }

  #noteWords(words: string): void {
    for (const [name, pattern] of this.#patterns) {
      for (const [value] of words.matchAll(pattern)) this.#add(name, value);
    }
  }

  #noteValue(value: PythonValue): void {
    if (Array.isArray(value)) for (const item of value) this.#noteValue(item);
    if (!isDict(value)) return;
    for (const [key, item] of entriesOf(value)) {
      if (typeof item === "string" || isNumber(item)) this.#add(key, item);
      else this.#noteValue(item);
    }
  }

  #add(name: string, value: PythonValue): void {
    const known = this.#values.get(name);
    if (known === undefined) this.#values.set(name, [value]);
    else if (known.length < mostValues && !known.includes(value)) known.push(value);
  }
}

function asContainer(text: string): PythonValue | null {
  if (!text.startsWith("{") && !text.startsWith("[")) return null;
  try {
    return parsePythonJson(text);
  } catch {
    return null;
  }
}
