import type { Random } from "@rwml/core";

/** A whole number from the lowest to the highest, both included. */
export function between(random: Random, lowest: number, highest: number): number {
  return lowest + random.int(highest - lowest + 1);
}

/** A text of digits that does not begin with a zero. */
export function digits(random: Random, count: number): string {
  return String(between(random, 10 ** (count - 1), 10 ** count - 1));
}

/** A day of some years, as YYYY-MM-DD. */
export function day(random: Random, firstYear: number, lastYear: number): string {
  const parts = [between(random, firstYear, lastYear), between(random, 1, 12), between(random, 1, 28)];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/** A moment of some years, as YYYY-MM-DDTHH:MM:00. */
export function moment(random: Random, firstYear: number, lastYear: number): string {
  const [hours, minutes] = [between(random, 8, 19), random.int(60)];
  return `${day(random, firstYear, lastYear)}T${[hours, minutes].map((part) => String(part).padStart(2, "0")).join(":")}:00`;
}
