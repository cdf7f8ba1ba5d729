import type { Random } from "@rwml/core";
import { between } from "../draw.js";

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
