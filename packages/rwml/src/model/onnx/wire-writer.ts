/**
 * Writes the protobuf wire format: the part of it that ONNX files need.
 *
 * Every field is a key (field number and wire type) followed by its content; an embedded message is a byte
 * string that holds the fields of the message. Fields appear in the order in which they are written.
 */
export class WireWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  /** An integer field. Negative numbers take the ten bytes of their 64-bit two's complement. */
  integer(field: number, value: number | bigint): this {
    this.#key(field, 0);
    this.#varint(BigInt.asUintN(64, BigInt(value)));
    return this;
  }

  /** A 32-bit float field. */
  float(field: number, value: number): this {
    this.#key(field, 5);
    this.#append(new Uint8Array(new Float32Array([value]).buffer));
    return this;
  }

  /** A byte string field. */
  bytes(field: number, value: Uint8Array): this {
    this.#key(field, 2);
    this.#varint(BigInt(value.length));
    this.#append(value);
    return this;
  }

  /** A text field, in UTF-8. */
  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value));
  }

  /** An embedded message field, with the fields that `write` writes. */
  message(field: number, write: (writer: WireWriter) => void): this {
    const writer = new WireWriter();
    write(writer);
    return this.bytes(field, writer.finish());
  }

  /** The bytes written so far. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #key(field: number, wireType: number): void {
    this.#varint(BigInt(field * 8 + wireType));
  }

  #varint(value: bigint): void {
    let rest = value;
    const bytes: number[] = [];
    while (rest > 0x7fn) {
      bytes.push(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    bytes.push(Number(rest));
    this.#append(bytes);
  }

  #append(bytes: ArrayLike<number>): void {
    const needed = this.#length + bytes.length;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length = needed;
  }
}
