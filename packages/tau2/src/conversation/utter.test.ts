import { scriptedModel } from "@rwml/core/chat/testing";
import { describe, expect, it } from "vitest";
import { utter } from "./utter.js";

/** What is said by a model that calls a tool with the arguments of this text. */
async function calling(text: string) {
  const model = scriptedModel([{ toolCalls: [{ id: "a-1", name: "pay", arguments: text }] }]);
  const { message } = await utter(model, "assistant", { messages: [], tools: [] });
  return message.tool_calls;
}

describe("utter", () => {
  it("should keep Python's kinds of numbers and the ids of calls", async () => {
    const text = '{"amount": 25.0, "count": 25, "big": 12345678901234567890, "2": [], "1": null}';
    expect(await calling(text)).toEqual([
      {
        ...{ id: "a-1", name: "pay", requestor: "assistant" },
        arguments: {
          $dict: [
            ["amount", { $float: "25.0" }],
            ["count", 25],
            ["big", { $int: "12345678901234567890" }],
            ["2", []],
            ["1", null],
          ],
        },
      },
    ]);
  });

  it("should take a blank text for no arguments", async () => {
    expect(await calling(" ")).toMatchObject([{ arguments: {} }]);
  });

  it.each(["{", "[1]", '"text"', "25.0", "None"])(
    "should refuse a call with the arguments %s",
    async (text) => {
      await expect(calling(text)).rejects.toMatchObject({
        ...{ code: "chat/malformed-tool-call", name: "ChatError", retry: "never" },
        message: expect.stringContaining(JSON.stringify(text)),
      });
    },
  );
});
