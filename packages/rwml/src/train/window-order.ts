import { seededRandom } from "@rwml/core";

/**
 * The window at each place of an endless sequence of passes, each pass in an order of its own. Depends on the seed and
 * the place alone, so that training resumes anywhere.
 */
export function windowOrder(size: number, seed: number, label: string): (place: number) => number {
  const indices = Array.from({ length: size }, (_, index) => index);
  let pass = -1;
  let shuffled: number[] = [];
  return (place) => {
    const wanted = Math.floor(place / size);
    if (wanted !== pass) {
      pass = wanted;
      shuffled = seededRandom(seed, label, pass).shuffle(indices);
    }
    return shuffled[place % size]!;
  };
}
