import { describe, expect, it } from "vitest";
import { WireWriter } from "./wire-writer.js";

const bytesOf = (write: (writer: WireWriter) => void): number[] => {
  const writer = new WireWriter();
  write(writer);
  return [...writer.finish()];
};

describe("WireWriter", () => {
  it("should write an integer in groups of seven bits, lowest first", () => {
    expect(bytesOf((writer) => writer.integer(1, 300))).toEqual([0x08, 0xac, 0x02]);
    expect(bytesOf((writer) => writer.integer(1, 0))).toEqual([0x08, 0x00]);
    expect(bytesOf((writer) => writer.integer(1, 127))).toEqual([0x08, 0x7f]);
  });

  it("should write a negative integer as ten bytes of two's complement", () => {
    expect(bytesOf((writer) => writer.integer(3, -1))).toEqual([0x18, ...Array(9).fill(0xff), 0x01]);
  });

  it("should write integers beyond 32 bits exactly", () => {
    expect(bytesOf((writer) => writer.integer(1, 2n ** 35n))).toEqual([
      0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01,
    ]);
  });

  it("should write text as its length and its UTF-8 bytes", () => {
    expect(bytesOf((writer) => writer.text(2, "aé"))).toEqual([0x12, 0x03, 0x61, 0xc3, 0xa9]);
  });

  it("should write a float as four little-endian bytes", () => {
    expect(bytesOf((writer) => writer.float(2, 1))).toEqual([0x15, 0x00, 0x00, 0x80, 0x3f]);
  });

  it("should give field numbers above 15 a key of two bytes", () => {
    expect(bytesOf((writer) => writer.integer(20, 7))).toEqual([0xa0, 0x01, 0x07]);
  });

  it("should nest messages by their length", () => {
    const bytes = bytesOf((writer) =>
      writer.message(1, (outer) => outer.message(2, (inner) => inner.integer(1, 5))).integer(3, 1),
    );
    expect(bytes).toEqual([0x0a, 0x04, 0x12, 0x02, 0x08, 0x05, 0x18, 0x01]);
  });

  it("should keep what it wrote before when it grows", () => {
    const long = new Uint8Array(1000).fill(7);
    const bytes = bytesOf((writer) => writer.integer(1, 1).bytes(2, long));
    expect(bytes).toEqual([0x08, 0x01, 0x12, 0xe8, 0x07, ...long]);
  });
});
