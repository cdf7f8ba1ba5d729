import { describe, expect, it } from "vitest";
import { scriptedModel } from "./testing/index.js";
import { thoughtlessModel, withoutThoughts } from "./without-thoughts.js";

describe("withoutThoughts", () => {
  it.each([
    ["Hello.", "Hello."],
    [" as it  stands \n", " as it  stands \n"],
    ["<think>Hm.</think>Hello.", "Hello."],
    ["<think>\nIs 7 right? ###STOP###\n</think>\n\nYes.", "Yes."],
    ["<think>one</think>First.<think>two</think> Second.", "First. Second."],
    ["only an end</think> Hello.", "Hello."],
    ["<think>only a beginning", ""],
    ["Hello. <think>cut", "Hello."],
    ["<think></think>", ""],
    ["a < b, <thinker> and </thinking>", "a < b, <thinker> and </thinking>"],
  ])("should make of %j %j", (text, said) => {
    expect(withoutThoughts(text)).toBe(said);
  });
});

describe("thoughtlessModel", () => {
  it("should keep what the model sent in raw, count thoughts, and leave calls as they are", async () => {
    const raw = { message: { content: "<think>Hm.</think>Hello." } };
    const call = { id: "c", name: "look", arguments: {} };
    const script = [
      { content: "<think>Hm.</think>Hello.", raw },
      { content: "<think>Hm.</think>", toolCalls: [call] },
      "Bye.",
      { toolCalls: [call] },
    ];
    let thoughts = 0;
    const model = thoughtlessModel(scriptedModel(script), () => thoughts++);
    const ask = () => model.complete({ messages: [], tools: null, toolChoice: null });
    expect(await ask()).toMatchObject({ content: "Hello.", raw });
    expect(await ask()).toMatchObject({ content: null, toolCalls: [{ name: "look" }] });
    expect(await ask()).toMatchObject({ content: "Bye." });
    expect(await ask()).toMatchObject({ content: null });
    expect(thoughts).toBe(2);
  });
});
