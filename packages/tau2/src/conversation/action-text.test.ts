import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCall } from "../python/parse-call.js";
import { pythonValues } from "../testing/python-values.js";
import type { ConversationAction } from "./action.js";
import { parseAction, printAction } from "./action-text.js";

const call = (name: string, input: object, id = ""): ConversationAction =>
  ({ type: "call", calls: [{ id, name, arguments: input }], text: null }) as ConversationAction;
const say = (text: string): ConversationAction => ({ type: "say", text });

function read(text: string): ConversationAction | null {
  const parsed = parseAction(text);
  return parsed.type === "action" ? parsed.action : null;
}

describe("parseAction", () => {
  it.each([
    ["search(origin='NYC', destination=\"LAX\")", call("search", { origin: "NYC", destination: "LAX" })],
    ["  refresh()  ", call("refresh", {})],
    [
      "book (n=-3, price=2.0, ok=True, none=None)",
      call("book", { n: -3, price: { $float: "2.0" }, ok: true, none: null }),
    ],
    ["f(x=[1, 'two', {'three': (4,)}])", call("f", { x: [1, "two", { three: [4] }] })],
    ["f(x=NYC, y='it\\'s')", call("f", { x: "NYC", y: "it's" })],
    ["f(1, 'positional', x=2)", call("f", { x: 2 })],
    ["f(x=1, x=2)", call("f", { x: 2 })],
    ["f(x='a' \"b\")", call("f", { x: "ab" })],
    ["f(x=0x10, y=1_000, z=1e3)", call("f", { x: 16, y: 1000, z: { $float: "1000.0" } })],
    ["hello (this is great)", call("hello", {})],
    ['{"name": "search", "arguments": {"limit": 2.0}}', call("search", { limit: { $float: "2.0" } })],
    ['{"id": "c1", "name": "f", "arguments": {}, "requestor": "assistant"}', call("f", {}, "c1")],
  ])("should read the call in %s", (text, action) => {
    expect(read(text)).toEqual(action);
  });

  it.each([
    "Hello, how can I help you?",
    "f(x=1+2)",
    "f(x=1, 2)",
    "f(x='open)",
    "call me (maybe not a call)",
    "f(x=1)\nand more",
    '{"name": "f"}',
    '{"name": "f", "arguments": [1]}',
    "sum (a b)",
    "f(class=1)",
    "f(007)",
    `f(x=${"9".repeat(4301)})`,
    `f(${"9".repeat(4301)})`,
    `f(x=0x${"f".repeat(3600)})`,
    `{"name": "f", "arguments": {"x": ${"9".repeat(4301)}}}`,
    `f(x='a`,
    `f(x='a\\')`,
  ])("should take %j for words", (text) => {
    expect(read(text)).toEqual(say(text));
  });

  it.each(["[]", "()", "{}"])(
    "should read 199 nested %s within a call, as Python does, and no more",
    (pair) => {
      const nested = (depth: number) => {
        const [opening, closing] = pair === "{}" ? ["{'k':", "}"] : [...pair];
        return `${opening!.repeat(depth)}1${closing!.repeat(depth)}`;
      };
      for (const text of [`f(x=${nested(199)})`, `f(${nested(199)}, x=1)`, `f(g${nested(199)}, x=1)`]) {
        if (text.includes("g{")) continue;
        expect(read(text)).toMatchObject({ type: "call", calls: [{ name: "f" }] });
      }
      for (const depth of [200, 3100, 100_000]) {
        for (const text of [
          `f(x=${nested(depth)})`,
          `f(${nested(depth)})`,
          `f(x=${pair[0]!.repeat(depth)})`,
        ]) {
          expect(read(text)).toEqual(say(text));
        }
      }
    },
  );

  it("should read many signs, and more than Python's compiler takes as words", () => {
    const negative = call("f", { x: -1 });
    expect(read(`f(x=${"-+".repeat(999)}1)`)).toEqual(negative);
    for (const count of [4735, 1_000_000]) {
      const text = `f(x=${"-".repeat(count)}1)`;
      expect(read(text)).toEqual(say(text));
    }
  });

  it("should read ints of up to 4,300 digits, and strings of any length", () => {
    const digits = "9".repeat(4300);
    const large = call("f", { x: { $int: digits } });
    expect(read(`f(x=${digits})`)).toEqual(large);
    expect(read(`{"name": "f", "arguments": {"x": ${digits}}}`)).toEqual(large);
    const long = "a".repeat(9_000_000);
    expect(parseCall(`f(x='${long}')`)?.arguments).toEqual({ x: long });
  });

  it("should keep the blanks around words, and refuse nothing but blanks", () => {
    expect(read(" Hi.\n")).toEqual(say(" Hi.\n"));
    expect(parseAction(" \n")).toMatchObject({
      type: "rejected",
      observation: "Invalid action with error: Action cannot be empty",
    });
  });

  it("should read a whole message as JSON", () => {
    const text = '{"content": "One moment.", "tool_calls": [{"id": "a", "name": "f", "arguments": {}}]}';
    expect(read(text)).toEqual({ ...call("f", {}, "a"), text: "One moment." });
    expect(read('{"content": "f(x=1)"}')).toEqual(say("f(x=1)"));
  });
});

describe("printAction", () => {
  it("should prefer the functional form, keys sorted", () => {
    expect(printAction(call("book", { to: "it's", at: 2 }))).toBe("book(at=2, to='it\\'s')");
    expect(printAction(say("Hi."))).toBe("Hi.");
  });

  it("should fall back to JSON for what has no functional form", () => {
    expect(printAction(call("f", { x: "a\nb" }))).toBe('{"name": "f", "arguments": {"x": "a\\nb"}}');
    expect(printAction(call("f", {}, "id"))).toBe('{"id": "id", "name": "f", "arguments": {}}');
    expect(printAction(say("f()"))).toBe('{"content": "f()"}');
  });

  it("should be undone by parseAction", () => {
    const words = fc.string().filter((text) => text.trim() !== "");
    const calls = fc.record({
      id: fc.constantFrom("", "call_1"),
      name: fc.constantFrom("search", "f", "schön"),
      arguments: fc.dictionary(fc.stringMatching(/^[a-z_]{1,5}$/), pythonValues()),
    });
    const actions = fc.oneof(
      fc.record({ type: fc.constant("say" as const), text: words }),
      fc.record({
        type: fc.constant("call" as const),
        calls: fc.array(calls, { minLength: 1, maxLength: 3 }),
        text: fc.option(fc.string()),
      }),
    );
    fc.assert(
      fc.property(actions, (action) => {
        expect(read(printAction(action as ConversationAction))).toEqual(action);
      }),
    );
  });
});
