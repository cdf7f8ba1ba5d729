/** The system gives memory only as it is written to, so much room costs nothing, and growing would. */
const firstCapacity = 2 ** 24;

/** Bytes that are added at the end: outside the heap, so that many of them do not keep the garbage collector busy. */
export class GrowingBytes {
  #buffer = Buffer.alloc(0);
  #length = 0;

  /** Copies bytes to the end. */
  append(bytes: Uint8Array): void {
    const length = this.#length + bytes.length;
    if (length > this.#buffer.length) this.#grow(length);
    this.#buffer.set(bytes, this.#length);
    this.#length = length;
  }

  /** What was added so far. Later additions may not show in it. */
  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  #grow(needed: number): void {
    const grown = Buffer.allocUnsafeSlow(Math.max(firstCapacity, needed, 2 * this.#buffer.length));
    grown.set(this.bytes());
    this.#buffer = grown;
  }
}
