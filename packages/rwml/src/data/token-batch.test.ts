import { describe, expect, it } from "vitest";
import { causalMask, earlierTokens, maskedScore } from "./token-batch.js";

describe("earlierTokens", () => {
  it("should look back within each sequence, and find nothing before its beginning", () => {
    const tokens = Int32Array.of(5, 6, 7, 8, 9, 10);
    expect(earlierTokens(tokens, 3, 1)).toEqual(Int32Array.of(-1, 5, 6, -1, 8, 9));
    expect(earlierTokens(tokens, 3, 2)).toEqual(Int32Array.of(-1, -1, 5, -1, -1, 8));
  });
});

describe("causalMask", () => {
  it("should hide what comes later", () => {
    const hidden = maskedScore;
    expect(causalMask(3)).toEqual(Float32Array.of(0, hidden, hidden, 0, 0, hidden, 0, 0, 0));
  });
});
