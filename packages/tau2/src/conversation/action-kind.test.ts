import { retrieval } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { actionKind } from "./action-kind.js";
import { printAction } from "./action-text.js";

const call = (id: string) => ({ id, name: "get_order", arguments: { order_id: "#W1" } });

describe("actionKind", () => {
  it.each([
    ["get_order(order_id='#W1')"],
    ["  get_order (order_id = '#W1')  "],
    ['{"name": "get_order", "arguments": {"order_id": "#W1"}}'],
    ['{"id": "c1", "arguments": {}, "name": "get_order", "requestor": "user"}'],
    ['{"content": "One moment.", "tool_calls": [{"name": "get_order", "arguments": {}}]}'],
    [printAction({ type: "call", calls: [call("c7")], text: null })],
  ])("should be the tool's name for the call %s", (text) => {
    expect(actionKind(text)).toBe("get_order");
  });

  it.each([
    ["Hello, what can I do for you?"],
    ["get_order is what I call"],
    ["get_order(order_id='open)"],
    ['{"name": "get_order"}'],
    ['{"content": "get_order()"}'],
  ])("should be say for the words %s", (text) => {
    expect(actionKind(text)).toBe("say");
  });

  it("should name all tools of several calls, in order, and nothing where nothing is done", () => {
    const other = { ...call(""), name: "get_user" };
    expect(actionKind(printAction({ type: "call", calls: [call(""), other], text: null }))).toBe(
      "get_order, get_user",
    );
    expect(actionKind("  ")).toBe("");
    expect(actionKind('{"content": null, "tool_calls": []}')).toBe("");
  });

  it("should let retrieval find a call again that is written another way", () => {
    const steps = [
      { action: "get_order(order_id='#W1')", observation: "tool: the order" },
      { action: "Anything else?", observation: "user: No." },
    ];
    const open = retrieval([{ initialObservation: "user: Hello.", steps }], { kindOf: actionKind });
    const said = (action: string) => open().predict(action).observation;
    expect(said('{"name": "get_order", "arguments": {"order_id": "#W2"}}')).toBe("tool: the order");
    expect(said("Is that all?")).toBe("user: No.");
  });
});
