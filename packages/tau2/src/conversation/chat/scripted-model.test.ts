import { describe, expect, it } from "vitest";
import type { ChatRequest } from "./chat-model.js";
import { scriptedModel } from "./scripted-model.js";

const question: ChatRequest = {
  messages: [{ role: "user", content: "Hello?" }],
  tools: null,
  toolChoice: null,
};

describe("scriptedModel", () => {
  it("should play texts, calls and errors in order, and remember what was asked", async () => {
    const model = scriptedModel([
      "Hi.",
      { toolCalls: [{ name: "look", arguments: { at: 1 } }] },
      new Error("no"),
    ]);
    expect(await model.complete(question)).toEqual({
      ...{ content: "Hi.", toolCalls: [], usage: null, cost: 0, raw: null },
    });
    expect(await model.complete(question)).toMatchObject({
      toolCalls: [{ id: "call_0", name: "look", arguments: { at: 1 } }],
    });
    await expect(model.complete(question)).rejects.toThrow("no");
    expect(model.requests).toEqual([question, question, question]);
  });

  it("should ask a function for replies", async () => {
    const model = scriptedModel(({ messages }, index) => `${index}: ${messages.at(-1)?.content}`);
    await model.complete(question);
    expect((await model.complete(question)).content).toBe("1: Hello?");
  });

  it("should say when its script is over", async () => {
    await expect(scriptedModel([]).complete(question)).rejects.toMatchObject({ code: "chat/script-over" });
  });

  it("should honour an abort", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(scriptedModel(["Hi."]).complete({ ...question, signal })).rejects.toThrow("enough");
  });
});
