import { GymError } from "@rwml/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeSafetensors, encodeSafetensors } from "./safetensors.js";

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
        const read = decodeSafetensors(encodeSafetensors(written, metadata), "memory");
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
    expect(decodeSafetensors(Buffer.from(encodeSafetensors(tensors, {})), "memory").tensors).toStrictEqual(
      tensors,
    );
  });

  it("should refuse a file cut off anywhere", () => {
    const bytes = encodeSafetensors([{ name: "a", shape: [2], values: Float32Array.of(1, 2) }], {
      step: "3",
    });
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeSafetensors(bytes.slice(0, length), "cut.safetensors")).toThrow(GymError);
    }
  });

  it.each([
    ["no object", null],
    ["another type", { a: { dtype: "F16", shape: [2], data_offsets: [0, 4] } }],
    ["no place", { a: { dtype: "F32", shape: [1] } }],
    ["a place behind the end", { a: { dtype: "F32", shape: [2], data_offsets: [0, 8] } }],
    ["another size than its shape", { a: { dtype: "F32", shape: [2], data_offsets: [0, 4] } }],
  ])("should refuse a header with %s", (_, header) => {
    const text = new TextEncoder().encode(JSON.stringify(header));
    const bytes = new Uint8Array(8 + text.length + 4);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
    bytes.set(text, 8);
    expect(() => decodeSafetensors(bytes, "other.safetensors")).toThrow(/other\.safetensors is no readable/);
  });
});
