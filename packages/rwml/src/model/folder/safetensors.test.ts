import { GymError } from "@rwml/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeSafetensors, encodeSafetensors } from "./safetensors.js";

const refuse = (flaw: string) => new GymError("test/refused", `refused: ${flaw}`);

/** A file with any header, and as many bytes behind it. */
function fileOf(header: string | Uint8Array, bytesBehind: number): Uint8Array {
  const text = typeof header === "string" ? new TextEncoder().encode(header) : header;
  const bytes = new Uint8Array(8 + text.length + bytesBehind);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

const entry = (shape: unknown, from: unknown, to: unknown) => ({
  dtype: "F32",
  shape,
  data_offsets: [from, to],
});

describe("safetensors", () => {
  it("should read back the same bits, names, shapes and metadata", () => {
    const tensors = fc.uniqueArray(
      fc.record({ name: fc.string({ minLength: 1 }), values: fc.float32Array({ maxLength: 20 }) }),
      { selector: ({ name }) => name },
    );
    fc.assert(
      fc.property(tensors, fc.dictionary(fc.string(), fc.string()), (given, metadata) => {
        fc.pre(
          given.every(({ name }) => name !== "__metadata__" && name !== "__proto__" && !/^\d+$/.test(name)),
        );
        fc.pre(!("__proto__" in metadata && Object.hasOwn(metadata, "__proto__")));
        const written = given.map(({ name, values }) => ({ name, shape: [values.length], values }));
        const read = decodeSafetensors(encodeSafetensors(written, metadata), refuse);
        expect(read.tensors).toStrictEqual(written);
        expect(read.metadata).toEqual({ ...metadata });
      }),
      { numRuns: 100 },
    );
  });

  it("should lay the header out as the format says", () => {
    const bytes = encodeSafetensors([{ name: "a", shape: [1], values: Float32Array.of(1) }], {});
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
    expect(header.a).toEqual({ dtype: "F32", shape: [1], data_offsets: [0, 4] });
    expect(length % 8).toBe(0);
    expect(bytes.length).toBe(8 + length + 4);
  });

  it("should read Buffers, as files are read", () => {
    const tensors = [
      { name: "a", shape: [2], values: Float32Array.of(1, 2) },
      { name: "b", shape: [1], values: Float32Array.of(3) },
    ];
    expect(decodeSafetensors(Buffer.from(encodeSafetensors(tensors, {})), refuse).tensors).toStrictEqual(
      tensors,
    );
  });

  it("should refuse a file cut off anywhere", () => {
    const bytes = encodeSafetensors([{ name: "a", shape: [2], values: Float32Array.of(1, 2) }], {
      step: "3",
    });
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeSafetensors(bytes.slice(0, length), refuse)).toThrow(GymError);
    }
  });

  it.each<[string, unknown, RegExp]>([
    ["null", null, /no object/],
    ["a list", [], /no object/],
    ["another type", { a: { ...entry([2], 0, 4), dtype: "F16" } }, /"F16"/],
    ["no place", { a: { dtype: "F32", shape: [1] } }, /no "data_offsets"/],
    ["a field too many", { a: { ...entry([1], 0, 4), stride: 1 } }, /unknown field "stride"/],
    ["a tensor that is null", { a: null }, /tensor a is null/],
    ["a place behind the end", { a: entry([2], 0, 8) }, /cut off/],
    ["another size than its shape", { a: entry([2], 0, 4) }, /as many values/],
    ["a negative extent", { a: entry([-1], 0, 4) }, /shape\[0\] is -1/],
    ["a shape that is no list", { a: entry("1", 0, 4) }, /not a list/],
    ["a place that is no integer", { a: entry([1], 0.5, 4.5) }, /0\.5/],
    ["a negative place", { a: entry([1], -4, 0) }, /-4/],
    ["a place of three numbers", { a: { ...entry([1], 0, 4), data_offsets: [0, 4, 4] } }, /3 entries/],
    ["a gap", { a: entry([0], 0, 0), b: entry([0], 4, 4) }, /tensor b do not begin/],
    ["tensors that overlap", { a: entry([1], 0, 4), b: entry([1], 0, 4) }, /tensor b do not begin/],
    ["bytes behind the last tensor", {}, /4 bytes at its end/],
    ["metadata that is no text", { __metadata__: { a: 1 }, b: entry([1], 0, 4) }, /metadata\["a"\] is 1/],
    ["metadata that is a list", { __metadata__: [], b: entry([1], 0, 4) }, /metadata is a list/],
  ])("should refuse a header with %s", (_, header, flaw) => {
    expect(() => decodeSafetensors(fileOf(JSON.stringify(header), 4), refuse)).toThrow(flaw);
  });

  it("should refuse a tensor that the header has twice", () => {
    const one = JSON.stringify(entry([1], 0, 4));
    expect(() => decodeSafetensors(fileOf(`{"a":${one},"a":${one}}`, 4), refuse)).toThrow(/a key twice/);
  });

  it("should refuse a header that is no UTF-8, and a length beyond any file", () => {
    expect(() => decodeSafetensors(fileOf(Uint8Array.of(0x22, 0xff, 0x22), 0), refuse)).toThrow(/not JSON/);
    const endless = fileOf("{}", 0);
    endless.fill(0xff, 0, 8);
    expect(() => decodeSafetensors(endless, refuse)).toThrow(/cut off/);
  });
});
