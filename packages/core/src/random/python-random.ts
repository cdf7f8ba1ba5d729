import { MersenneTwister } from "./mersenne-twister.js";

/**
 * Draws what Python's `random` draws after `random.seed(seed)`, for worlds that must meet what upstream's Python did.
 *
 * @example new PythonRandom(300).integer(0, 1_000_000) // 626729, as random.randint(0, 1_000_000)
 */
export class PythonRandom {
  readonly #generator: MersenneTwister;

  /** @param seed an integer up to 2^53; its sign does not matter. Throws a RangeError for anything else. */
  constructor(seed: number) {
    if (!Number.isSafeInteger(seed)) throw new RangeError(`${seed} is no seed: it must be a safe integer.`);
    this.#generator = new MersenneTwister(wordsOf(Math.abs(seed)));
  }

  /** As `getrandbits`: an integer of that many bits, 1 to 32. Throws a RangeError for other counts. */
  bits(count: number): number {
    if (!Number.isInteger(count) || count < 1 || count > 32) {
      throw new RangeError(`Cannot draw ${count} bits: 1 to 32 can be drawn.`);
    }
    return this.#generator.next() >>> (32 - count);
  }

  /** As `randint`: an integer in [lowest, highest]. Throws a RangeError for no or more than 2^32 - 1 integers. */
  integer(lowest: number, highest: number): number {
    const choices = highest - lowest + 1;
    if (!Number.isInteger(choices) || choices < 1 || choices >= 2 ** 32) {
      throw new RangeError(`Cannot draw an integer from ${lowest} to ${highest}.`);
    }
    const count = 32 - Math.clz32(choices);
    for (;;) {
      const drawn = this.bits(count);
      if (drawn < choices) return lowest + drawn;
    }
  }
}

/** The 32-bit words of an integer, lowest first. */
function wordsOf(integer: number): readonly number[] {
  const high = Math.floor(integer / 2 ** 32);
  return high === 0 ? [integer] : [integer >>> 0, high];
}
