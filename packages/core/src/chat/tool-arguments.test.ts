import { describe, expect, it } from "vitest";
import { readToolArguments } from "./tool-arguments.js";

describe("readToolArguments", () => {
  it("should read an object, and a blank text and null as one without entries", () => {
    expect(readToolArguments({ name: "pay", arguments: '{"amount": 25.5, "to": [null]}' })).toEqual({
      amount: 25.5,
      to: [null],
    });
    for (const text of ["", " \n", "null", " null ", "{}"])
      expect(readToolArguments({ name: "look", arguments: text })).toEqual({});
  });

  it.each(["{", '{"a": }', "[1]", '"text"', "1", "nullnull", "None"])(
    "should refuse the arguments %s",
    (text) => {
      const read = () => readToolArguments({ name: "pay", arguments: text });
      expect(read).toThrow(
        expect.objectContaining({
          code: "chat/malformed-tool-call",
          name: "ChatError",
          retry: "never",
          message: expect.stringContaining(
            `called pay with arguments that are no JSON object: ${JSON.stringify(text)}`,
          ),
        }),
      );
    },
  );

  it("should read by another reader, which says itself what is wrong", () => {
    const words = (text: string) => {
      if (text === "{}") return [];
      throw new RangeError("Too many words.");
    };
    expect(readToolArguments({ name: "say", arguments: "" }, words)).toEqual([]);
    expect(() => readToolArguments({ name: "say", arguments: "a b" }, words)).toThrow("Too many words.");
  });
});
