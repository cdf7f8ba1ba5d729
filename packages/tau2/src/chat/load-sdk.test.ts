import { describe, expect, it } from "vitest";
import { loadSdk } from "./load-sdk.js";

describe("loadSdk", () => {
  it("should say what to install where the AI SDK is missing", async () => {
    const missing = () => Promise.reject(new Error("Cannot find package"));
    await expect(loadSdk(missing)).rejects.toMatchObject({
      code: "chat/no-sdk",
      message: expect.stringContaining("npm install @ai-sdk/openai-compatible"),
    });
  });
});
