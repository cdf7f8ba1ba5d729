import { describe, expect, it } from "vitest";
import type { Message, Requestor } from "../../world/message.js";
import { agentMessages, userMessages } from "./chat-messages.js";

function calls(role: Requestor, id: string, content: string | null = null): Message {
  const input = { amount: { $float: "25.0" }, note: "é" };
  return { role, content, tool_calls: [{ id, name: "pay", arguments: input, requestor: role }] };
}

function answers(requestor: Requestor, id: string): Message {
  return { role: "tool", id, content: `${id} is paid`, requestor, error: false };
}

const history: readonly Message[] = [
  { role: "assistant", content: "Hi!", tool_calls: null },
  { role: "user", content: "Pay.", tool_calls: null },
  calls("assistant", "a", "A moment."),
  answers("assistant", "a"),
  { role: "assistant", content: "Now you.", tool_calls: null },
  calls("user", "u"),
  answers("user", "u"),
];

const shownCall = (id: string) => ({
  ...{ id, type: "function" },
  function: { name: "pay", arguments: '{"amount": 25.0, "note": "\\u00e9"}' },
});

describe("agentMessages", () => {
  it("should show the agent its own calls and what users say, but not what users do", () => {
    expect(agentMessages("Serve.", history)).toEqual([
      { role: "system", content: "Serve." },
      { role: "assistant", content: "Hi!", tool_calls: null },
      { role: "user", content: "Pay." },
      { role: "assistant", content: "A moment.", tool_calls: [shownCall("a")] },
      { role: "tool", content: "a is paid", tool_call_id: "a" },
      { role: "assistant", content: "Now you.", tool_calls: null },
    ]);
  });

  it("should not send an empty list of calls", () => {
    const message: Message = { role: "assistant", content: "Hm.", tool_calls: [] };
    expect(agentMessages("Serve.", [message])[1]).toEqual({
      ...{ role: "assistant", content: "Hm.", tool_calls: null },
    });
  });
});

describe("userMessages", () => {
  it("should turn the roles around, and hide the agent's calls", () => {
    expect(userMessages("Ask.", history)).toEqual([
      { role: "system", content: "Ask." },
      { role: "user", content: "Hi!" },
      { role: "assistant", content: "Pay.", tool_calls: null },
      { role: "user", content: "Now you." },
      { role: "assistant", content: null, tool_calls: [shownCall("u")] },
      { role: "tool", content: "u is paid", tool_call_id: "u" },
    ]);
  });
});
