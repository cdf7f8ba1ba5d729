import { describe, expect, it } from "vitest";
import { blankSeal, seal, sealHolds } from "./seal.js";

const sealed = seal(Buffer.from(JSON.stringify({ sha256: blankSeal, value: "zeros" })));
const { sha256 } = JSON.parse(sealed.toString()) as { sha256: string };

describe("seal", () => {
  it("should hold for the file as it was sealed", () => {
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(sealHolds(sealed, sha256)).toBe(true);
  });

  it("should not hold when any bit was changed, that of the seal included", () => {
    for (let bit = 0; bit < 8 * sealed.length; bit++) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      const found = /[0-9a-f]{64}/.exec(changed.toString("latin1"))?.[0] ?? sha256;
      expect(sealHolds(changed, found)).toBe(false);
    }
  });

  it("should not hold for a seal that the file does not have", () => {
    expect(sealHolds(sealed, "")).toBe(false);
    expect(sealHolds(sealed, "f".repeat(64))).toBe(false);
  });
});
