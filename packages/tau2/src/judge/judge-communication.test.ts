import { describe, expect, it } from "vitest";
import { mockTask, says } from "../testing/mock-conversation.js";
import type { Message } from "../world/message.js";
import { judgeCommunication } from "./judge-communication.js";

describe("judgeCommunication", () => {
  it("should find texts in any case and without the commas of what was said", () => {
    expect(met("12345", says("assistant", "It costs $12,345."))).toBe(true);
    expect(met("Next Monday", says("assistant", "it comes NEXT MONDAY"))).toBe(true);
  });

  it("should never find a text that has a comma itself", () => {
    expect(met("12,345", says("assistant", "It costs $12,345."))).toBe(false);
  });

  it("should listen to the agent alone", () => {
    expect(met("blue", says("user", "blue"))).toBe(false);
    const answer = { role: "tool", id: "", content: "blue", requestor: "assistant", error: false } as const;
    expect(met("blue", answer)).toBe(false);
  });

  it("should hear what is said beside tool calls", () => {
    expect(met("blue", { role: "assistant", content: "blue", tool_calls: [] })).toBe(true);
  });

  it("should say where a text was found, in the first message that has it", () => {
    const checks = check(["red", "blue"], says("assistant", "Red."), says("assistant", "red again"));
    expect(checks).toEqual([
      { info: "red", met: true, justification: "Information 'red' communicated in the message:\n 'Red.'" },
      { info: "blue", met: false, justification: "Information 'blue' not communicated." },
    ]);
  });
});

function check(wanted: readonly string[], ...messages: readonly Message[]) {
  const criteria = mockTask({ communicate_info: wanted }).evaluation_criteria!;
  return judgeCommunication(messages, criteria).communicate_checks;
}

function met(wanted: string, ...messages: readonly Message[]): boolean | undefined {
  return check([wanted], ...messages)?.[0]?.met;
}
