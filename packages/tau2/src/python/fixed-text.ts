import { floatText } from "./float-text.js";
import { pythonRound } from "./round.js";

/** A number as Python's `f"{value:.2f}"` writes it, with any count of decimals. */
export function fixedText(value: number, digits: number): string {
  if (!Number.isFinite(value)) return floatText(value);
  const size = Math.abs(value);
  const text =
    size < 1e21 ? pythonRound(size, digits).toFixed(digits) : `${BigInt(size)}.${"0".repeat(digits)}`;
  return value < 0 || Object.is(value, -0) ? `-${text}` : text;
}
