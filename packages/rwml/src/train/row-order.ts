import { seededRandom } from "@rwml/core";

/** Enough for every order to look like any other. */
const rounds = 6;

/**
 * The row at each place of an endless sequence of passes over `size` rows, each pass in an order of its own. Depends on the
 * seed and the place alone, so that training resumes anywhere, and holds no list: a Feistel network permutes the numbers
 * below a power of four, and a number beyond the rows is permuted again until it is one of them.
 */
export function rowOrder(size: number, seed: number, label: string): (place: number) => number {
  const bits = Math.max(1, Math.ceil(Math.log2(size) / 2));
  const low = 2 ** bits - 1;
  let pass = -1;
  let keys: readonly number[] = [];
  return (place) => {
    const wanted = Math.floor(place / size);
    if (wanted !== pass) {
      pass = wanted;
      const random = seededRandom(seed, label, pass);
      keys = Array.from({ length: rounds }, () => random.int(2 ** 31));
    }
    let number = place % size;
    do {
      let [left, right] = [Math.floor(number / 2 ** bits), number & low];
      for (const key of keys) [left, right] = [right, left ^ (mixed(right, key) & low)];
      number = left * 2 ** bits + right;
    } while (number >= size);
    return number;
  };
}

/** Spreads every bit of a number over all of its bits. */
function mixed(value: number, key: number): number {
  let bits = Math.imul(value ^ key, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
