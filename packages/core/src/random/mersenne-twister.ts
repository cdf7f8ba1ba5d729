const size = 624;
const period = 397;

/**
 * The MT19937 generator, from which numpy's legacy `RandomState` and Python's `random` make their draws. Worlds that
 * must meet upstream's order of things use it; all other chance comes from `Random`.
 * (Matsumoto and Nishimura 1998; initialisations of 2002.)
 */
export class MersenneTwister {
  readonly #words = new Uint32Array(size);
  #position = size;

  /** @param seed 32 bits (`init_genrand`), or any number of 32-bit words (`init_by_array`) */
  constructor(seed: number | readonly number[]) {
    if (typeof seed === "number") this.#fill(seed);
    else this.#mixIn(seed);
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

  #fill(seed: number): void {
    this.#words[0] = seed;
    for (let index = 1; index < size; index++) {
      this.#words[index] = Math.imul(1812433253, this.#foldedBefore(index)) + index;
    }
  }

  #mixIn(seed: readonly number[]): void {
    const words = this.#words;
    this.#fill(19650218);
    let index = 1;
    const advance = (): void => {
      index++;
      if (index < size) return;
      words[0] = words[size - 1]!;
      index = 1;
    };
    for (let round = 0; round < Math.max(size, seed.length); round++) {
      const position = round % seed.length;
      const mixed = words[index]! ^ Math.imul(1664525, this.#foldedBefore(index));
      words[index] = mixed + seed[position]! + position;
      advance();
    }
    for (let round = 0; round < size - 1; round++) {
      words[index] = (words[index]! ^ Math.imul(1566083941, this.#foldedBefore(index))) - index;
      advance();
    }
    words[0] = 0x80000000;
  }

  #foldedBefore(index: number): number {
    const previous = this.#words[index - 1]!;
    return previous ^ (previous >>> 30);
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
