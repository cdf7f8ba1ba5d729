import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { gunzipWhole, gunzipWholeSync } from "./gunzip-whole.js";

const packed = gzipSync("a row\n");

describe("gunzipWhole", () => {
  it("should decompress what is one member", async () => {
    for (const text of ["a row\n", ""]) {
      expect(gunzipWholeSync(gzipSync(text)).toString()).toBe(text);
      expect((await gunzipWhole(gzipSync(text))).toString()).toBe(text);
    }
  });

  it.each([
    ["nothing at all", Buffer.alloc(0)],
    ["a torn member", packed.subarray(0, -1)],
    ["zeros behind it", Buffer.concat([packed, Buffer.alloc(3)])],
    ["letters behind it", Buffer.concat([packed, Buffer.from("garbage")])],
    ["another member behind it", Buffer.concat([packed, gzipSync("b")])],
    ["what is not compressed", Buffer.from("a row\n")],
  ])("should refuse %s", async (_, bytes) => {
    expect(() => gunzipWholeSync(bytes)).toThrow();
    await expect(gunzipWhole(bytes)).rejects.toThrow();
  });
});
