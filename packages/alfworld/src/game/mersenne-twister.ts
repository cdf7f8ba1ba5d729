const size = 624;
const period = 397;

/**
 * The MT19937 generator seeded with one 32-bit integer, as in numpy's `RandomState(seed)`; upstream orders its
 * games by it. (Matsumoto and Nishimura 1998; initialisation of 2002.)
 */
export class MersenneTwister {
  readonly #words = new Uint32Array(size);
  #position = size;

  constructor(seed: number) {
    this.#words[0] = seed;
    for (let index = 1; index < size; index++) {
      const previous = this.#words[index - 1]!;
      this.#words[index] = Math.imul(1812433253, previous ^ (previous >>> 30)) + index;
    }
  }

  /** The next 32 bits as an integer in [0, 2^32). */
  next(): number {
    if (this.#position === size) this.#refill();
    let word = this.#words[this.#position++]!;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  /** An integer in [0, highest]: outputs masked to the needed bits, until one is small enough. */
  upTo(highest: number): number {
    if (highest === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(highest);
    for (;;) {
      const value = (this.next() & mask) >>> 0;
      if (value <= highest) return value;
    }
  }

  #refill(): void {
    const words = this.#words;
    for (let index = 0; index < size; index++) {
      const joined = (words[index]! & 0x80000000) | (words[(index + 1) % size]! & 0x7fffffff);
      const twisted = (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
      words[index] = words[(index + period) % size]! ^ twisted;
    }
    this.#position = 0;
  }
}
