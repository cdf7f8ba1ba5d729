import { describe, expect, it } from "vitest";
import type { Message } from "../../world/message.js";
import type { CustomerScript } from "./customer-script.js";
import type { DeviceCommand } from "./device-command.js";
import { scriptedCustomer } from "./scripted-customer.js";

const script: CustomerScript = {
  opening: "Hello, it is about my order.",
  known: [
    { phrases: ["email", "email address"], answer: "My email is ada@post.example." },
    { phrases: ["name"], answer: "My name is Ada." },
  ],
  unknown: [{ phrases: ["order number"] }],
  goals: [
    {
      request: "Please cancel the lamp.",
      known: [{ phrases: ["reason"], answer: "I no longer need it." }],
      settledBy: ["cancel_pending_order"],
    },
    {
      request: "What did the lamp cost?",
      known: [{ phrases: ["address"], answer: "It stood in 3 Mill Road." }],
      settledBy: [],
    },
  ],
};

const commands: readonly DeviceCommand[] = [
  { phrases: ["airplane mode"], call: { name: "toggle_airplane_mode", arguments: {} } },
  { phrases: ["restart", "reboot"], call: { name: "reboot_device", arguments: {} } },
];

const agent = (content: string): Message => ({ role: "assistant", content, tool_calls: null });
const user = (content: string): Message => ({ role: "user", content, tool_calls: null });

/** A call of a tool and its answer. */
function called(
  name: string,
  { requestor = "assistant", error = false, content = "done" } = {},
): readonly Message[] {
  const role = requestor as "assistant" | "user";
  const call = { id: "", name, arguments: {}, requestor: role };
  return [
    { role, content: null, tool_calls: [call] },
    { role: "tool", id: "", content, requestor: role, error },
  ];
}

const opened = [agent("Hi! How can I help you today?"), user(script.opening)];
const asked = [...opened, agent("What can I do?"), user("Please cancel the lamp.")];

/** What the customer says after the messages. */
function next(...messages: readonly Message[]): string {
  const action = scriptedCustomer(script, commands, { messages });
  return action.type === "say" ? action.text : action.calls.map(({ name }) => name).join(", ");
}

describe("a scripted customer", () => {
  it("should open with what the call is about, then ask for its first goal", () => {
    expect(next(agent("Hi! How can I help you today?"))).toBe("Hello, it is about my order.");
    expect(next(...opened, agent("What can I do for you?"))).toBe("Please cancel the lamp.");
  });

  it("should tell what it knows when it is asked, each fact once, in the order of the question", () => {
    expect(next(...opened, agent("Please tell me your name and your email address."))).toBe(
      "My name is Ada. My email is ada@post.example.",
    );
  });

  it("should hear the longer phrase of two, and whole words only", () => {
    const second = [
      ...asked,
      ...called("cancel_pending_order"),
      agent("It is cancelled."),
      user("What did the lamp cost?"),
    ];
    expect(next(...second, agent("Which email address is it?"))).toBe("My email is ada@post.example.");
    expect(next(...second, agent("Which address is it?"))).toBe("It stood in 3 Mill Road.");
    expect(next(...opened, agent("What is your username?"))).toBe("Please cancel the lamp.");
  });

  it("should tell about a goal only while it is at hand", () => {
    expect(next(...asked, agent("What is the reason?"))).toBe("I no longer need it.");
    expect(next(...asked, ...called("cancel_pending_order"), agent("What was the reason?"))).toBe(
      "What did the lamp cost?",
    );
  });

  it("should say when it does not know, and confirm what is proposed", () => {
    expect(next(...opened, agent("What is your order number?"))).toBe("I do not know that.");
    expect(next(...asked, agent("I will cancel it. Do you confirm (yes/no)?"))).toBe("Yes, please.");
  });

  it("should go on to the next goal when a tool has succeeded, not when it has failed", () => {
    expect(next(...asked, ...called("cancel_pending_order", { error: true }), agent("One moment."))).toBe(
      "All right.",
    );
    expect(next(...asked, ...called("cancel_pending_order"), agent("It is cancelled."))).toBe(
      "What did the lamp cost?",
    );
  });

  it("should give a goal up that is refused, and stop when nothing is left", () => {
    const refused = [...asked, agent("I am sorry, I cannot do that."), user("What did the lamp cost?")];
    expect(next(...asked, agent("I am sorry, I cannot do that."))).toBe("What did the lamp cost?");
    expect(next(...refused, agent("It was 20 dollars."))).toBe("Thank you, that was all. ###STOP###");
  });

  it("should ask again for a goal that an agent has forgotten", () => {
    expect(next(...asked, agent("Is there anything else?"))).toBe("Please cancel the lamp.");
  });

  it("should let itself be transferred, and give up after many answers", () => {
    expect(next(...asked, agent("I am transferring you to a human agent."))).toBe("###TRANSFER###");
    const patience = Array.from({ length: 12 }, () => [agent("One moment."), user("All right.")]).flat();
    expect(next(...asked, ...patience, agent("One moment."))).toContain("###STOP###");
  });

  it("should do with its device what it is told, in order, and say what it shows", () => {
    const told = [...opened, agent("Restart the phone, then switch airplane mode off.")];
    const first = called("reboot_device", { requestor: "user", content: "Restarting" });
    const second = called("toggle_airplane_mode", {
      requestor: "user",
      content: "no such thing",
      error: true,
    });
    expect(next(...told)).toBe("reboot_device");
    expect(next(...told, ...first)).toBe("toggle_airplane_mode");
    expect(next(...told, ...first, ...second)).toBe("It says: Restarting\nThat did not work: no such thing");
  });
});
