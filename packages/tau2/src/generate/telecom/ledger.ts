import type { Random } from "@rwml/core";
import type { PythonRecord } from "../../python/python-value.js";
import { between, digits } from "../draw.js";

/** The rows of a database while it grows, with ids and phone numbers that are given once. */
export class Ledger {
  readonly rows = {
    customers: [] as PythonRecord[],
    lines: [] as PythonRecord[],
    bills: [] as PythonRecord[],
    devices: [] as PythonRecord[],
  };
  readonly #random: Random;
  readonly #numbers = new Set<string>();
  readonly #next: Record<string, number>;

  constructor(random: Random) {
    this.#random = random;
    this.#next = Object.fromEntries(["C", "L", "B", "D"].map((kind) => [kind, between(random, 1, 8) * 1000]));
  }

  /** The next id of a kind, such as `L3002`. */
  id(kind: "C" | "L" | "B" | "D"): string {
    this.#next[kind]! += 1;
    return `${kind}${this.#next[kind]}`;
  }

  /** A phone number that nobody has. */
  phoneNumber(): string {
    for (;;) {
      const number = `555-${digits(this.#random, 3)}-${digits(this.#random, 4)}`;
      if (this.#numbers.has(number)) continue;
      this.#numbers.add(number);
      return number;
    }
  }
}
