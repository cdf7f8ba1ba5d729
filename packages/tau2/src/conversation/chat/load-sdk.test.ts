import { describe, expect, it } from "vitest";
import { loadSdk } from "./load-sdk.js";

describe("loadSdk", () => {
  it("should say what to install where the AI SDK is missing", async () => {
    const missing = () => Promise.reject(new Error("Cannot find package 'zod' imported from /a/b.js"));
    await expect(loadSdk(missing)).rejects.toMatchObject({
      code: "chat/no-sdk",
      message: expect.stringMatching(
        /\(Cannot find package 'zod'\)\. .*npm install @ai-sdk\/openai-compatible/,
      ),
    });
  });
});
