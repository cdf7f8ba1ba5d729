import { type ScriptedReply, scriptedModel } from "@rwml/core/chat/testing";
import { describe, expect, it } from "vitest";
import { mockSetting } from "../testing/mock-data.js";
import { newWorld } from "../world/begin-world.js";
import { respond } from "../world/call-tool.js";
import { WorldCell } from "../world/world.js";
import { malformedArguments } from "./read-calls.js";
import { utter } from "./utter.js";

const answer = (text: string, cost: number): ScriptedReply => ({
  toolCalls: [{ id: "a-1", name: "pay", arguments: text }],
  ...{ cost, usage: { prompt_tokens: 10, completion_tokens: cost }, raw: { sent: text } },
});

/** What is said by a model that calls a tool with the arguments of these texts, one after the other. */
async function calling(...texts: readonly string[]) {
  const model = scriptedModel(texts.map((text, index) => answer(text, index + 1)));
  const utterance = await utter(model, "assistant", { messages: [], tools: [] });
  return { ...utterance, calls: utterance.message.tool_calls, asked: model.requests.length };
}

const malformed = [
  '{"expression": "1+1"',
  '{"expression": "1+1",}',
  '{"expression": "1\n+1"}',
  '"{\\"expression\\": \\"1+1\\"}"',
  "{",
  "[1]",
  '"text"',
  "25.0",
  "None",
];

describe("utter", () => {
  it("should keep Python's kinds of numbers and the ids of calls", async () => {
    const text = '{"amount": 25.0, "count": 25, "big": 12345678901234567890, "2": [], "1": null}';
    expect((await calling(text)).calls).toEqual([
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

  it.each([" ", "null"])("should take the text %j for no arguments", async (text) => {
    expect(await calling(text)).toMatchObject({ calls: [{ arguments: {} }], asked: 1 });
  });

  it.each(malformed)("should ask once more after a call with the arguments %s", async (text) => {
    expect(await calling(text, '{"n": 1}')).toMatchObject({
      ...{ calls: [{ arguments: { n: 1 } }], asked: 2, malformed: "asked-again" },
      ...{ cost: 3, usage: { prompt_tokens: 20, completion_tokens: 3 } },
      raw: { sent: '{"n": 1}', malformed_before: { sent: text } },
    });
  });

  it.each(malformed)(
    "should go on with a call that no tool takes after the arguments %s, twice",
    async (text) => {
      const { calls, asked, malformed, raw } = await calling(text, text);
      expect({ asked, malformed, raw }).toMatchObject({
        ...{ asked: 2, malformed: "answered-with-errors", raw: { sent: text } },
      });
      expect(calls).toMatchObject([{ id: "a-1", name: "pay", arguments: { [malformedArguments]: text } }]);
    },
  );

  it("should let every tool refuse malformed arguments, those that need none among them", async () => {
    const { calls } = await calling("{", "{");
    const setting = mockSetting();
    const world = new WorldCell(newWorld(setting, setting.databases));
    const before = world.read();
    for (const kit of [setting.domain.agentTools, setting.domain.userTools!]) {
      const requestor = kit === setting.domain.agentTools ? "assistant" : "user";
      for (const name of Object.keys(kit.tools)) {
        expect(respond(setting, world, { ...calls![0]!, name, requestor })).toMatchObject({
          error: true,
          content: `Error: ${kit.className}.${name}() got an unexpected keyword argument '${malformedArguments}'`,
        });
      }
    }
    expect(world.read()).toBe(before);
  });
});
