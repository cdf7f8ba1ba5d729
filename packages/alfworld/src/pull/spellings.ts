/** Two paths that some file systems take for one. */
export type Clash = readonly [earlier: string, later: string];

/**
 * Remembers paths, and finds among them and the folders around them those that differ only in case or in how accents are
 * written: macOS and Windows would put one in the other's place.
 */
export class Spellings {
  readonly #seen = new Map<string, string>();

  /** Remembers a path of steps between slashes. Returns its clash with an earlier one, or null. */
  add(path: string): Clash | null {
    const steps = path.split("/");
    for (let length = 1; length <= steps.length; length++) {
      const part = steps.slice(0, length).join("/");
      const folded = part.normalize("NFD").toUpperCase().normalize("NFC");
      const earlier = this.#seen.get(folded);
      if (earlier === undefined) this.#seen.set(folded, part);
      else if (earlier !== part) return [earlier, part];
    }
    return null;
  }
}
