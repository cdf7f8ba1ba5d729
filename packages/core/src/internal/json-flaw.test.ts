import { describe, expect, it } from "vitest";
import { hardJsonFlaw, jsonFlaw, passingJsonFlaw } from "./json-flaw.js";
import { isLastingJson, makeLasting } from "./lasting-json.js";

class Box {}
class List extends Array {}

const nested = (levels: number): unknown => {
  let value: unknown = null;
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? { in: value } : [value];
  return value;
};
const cycle = (): unknown => {
  const value: Record<string, unknown> = {};
  Object.assign(value, { left: value, right: value });
  return value;
};
const fails = (): never => {
  throw new Error("It was called.");
};
const getter = () => Object.defineProperty({}, "door", { get: fails, enumerable: true });

/** Made anew for each test, because a test freezes it. */
const flawed: readonly (readonly [what: string, make: () => unknown, flaw: string])[] = [
  ["a getter", getter, '"door" has a getter or setter'],
  ["a setter", () => ({ set door(_: unknown) {} }), '"door" has a getter or setter'],
  ["a getter in an array", () => Object.defineProperty([1, 2], 1, { get: fails }), '"1" has a getter'],
  ["a symbol for a key", () => ({ [Symbol("door")]: 1 }), "a symbol is no key of JSON"],
  ["a symbol on an array", () => Object.assign([1], { [Symbol("door")]: 1 }), "a symbol is no key of JSON"],
  ["a hidden key", () => Object.defineProperty({}, "door", { value: 1 }), '"door" is hidden'],
  ["a name on an array", () => Object.assign([1], { door: 1 }), '"door" is no index of an array'],
  // biome-ignore lint/suspicious/noSparseArray: holes are what this is about
  ["a hole", () => [1, , 2], "an array with holes is not JSON"],
  ["millions of holes", () => new Array(2 ** 32 - 1), "an array with holes is not JSON"],
  // biome-ignore lint/suspicious/noSparseArray: holes are what this is about
  ["a hole and a name", () => Object.assign([1, , 2], { door: 1 }), '"door" is no index of an array'],
  ["a class", () => new Box(), "Box is not a plain object"],
  ["a class of arrays", () => new List(), "List is not a plain array"],
  ["an array's heir", () => Object.create(Array.prototype), "Array is not a plain object"],
  ["a map", () => new Map(), "Map is not a plain object"],
  ["a set", () => new Set(), "Set is not a plain object"],
  ["a date", () => new Date(0), "Date is not a plain object"],
  ["bytes", () => new Uint8Array(0), "Uint8Array is not a plain object"],
  ["a boxed text", () => new String("x"), "String is not a plain object"],
  ["a promise", () => Promise.resolve(1), "Promise is not a plain object"],
  ["a function", () => fails, "function is not JSON"],
  ["a symbol", () => Symbol("door"), "symbol is not JSON"],
  ["a big integer", () => 1n, "bigint is not JSON"],
  ["nothing", () => undefined, "undefined is not JSON"],
  ["no number", () => Number.NaN, "NaN is not JSON"],
  ["an endless number", () => -Infinity, "-Infinity is not JSON"],
  ["a key that copies lose", () => JSON.parse('{"__proto__": 1}'), 'the key "__proto__" cannot be kept'],
  ["itself", cycle, "it holds itself, or is nested more than 1000 levels deep"],
  ["20,000 levels", () => nested(20_000), "it holds itself, or is nested more than 1000 levels deep"],
];

describe("jsonFlaw", () => {
  it.each(flawed)("should say where there is %s, frozen or not, and call nothing", (_, make, flaw) => {
    for (const wrap of [(value: unknown) => value, Object.freeze] as const) {
      const state = { rooms: [wrap(make())] };
      expect(jsonFlaw(state)).toMatch(/^state\.rooms(\.0)?(\.\w+)*: /);
      expect(jsonFlaw(state)).toContain(`: ${flaw}`);
      expect(hardJsonFlaw(state)).toBe(jsonFlaw(state));
      expect(makeLasting(state)).toBe(false);
      expect(isLastingJson(state)).toBe(false);
      expect(hardJsonFlaw(state)).toContain(`: ${flaw}`);
    }
  });

  it("should name what cannot be read", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(hardJsonFlaw({ rooms: proxy })).toMatch(/^state: it cannot be read \(TypeError: .* revoked\)$/);
    expect(makeLasting({ rooms: proxy })).toBe(false);
  });

  it.each([
    ["halves of characters", { "\udc00": "\ud800" }],
    ["long texts", { text: "é".repeat(5_000_000) }],
    ["objects without a prototype", Object.assign(Object.create(null), { a: 1 })],
    ["any other key", { constructor: 1, toString: 2, length: 3, "": 4 }],
    ["1,000 levels", nested(1000)],
  ])("should find nothing in %s, which JSON gives back", (_, value) => {
    expect(jsonFlaw(value)).toBeNull();
    expect(makeLasting(value)).toBe(true);
    expect(isLastingJson(value)).toBe(true);
    expect(JSON.stringify(JSON.parse(JSON.stringify(value)))).toBe(JSON.stringify(value));
  });

  it("should let a key __proto__ pass where nothing is kept", () => {
    const action = JSON.parse('{"thing": {"__proto__": {"height": -0}}}');
    expect(passingJsonFlaw(action, "action")).toBeNull();
    expect(hardJsonFlaw(action, "action")).toContain('action.thing: the key "__proto__"');
    action.thing.date = new Date(0);
    expect(passingJsonFlaw(action, "action")).toBe("action.thing.date: Date is not a plain object");
  });

  it("should count the levels that a value lies deep, and those of what is known", () => {
    const inner = nested(999);
    expect(makeLasting(inner)).toBe(true);
    expect(jsonFlaw({ inner })).toBeNull();
    expect(jsonFlaw({ more: { inner } })).toContain("nested more than 1000 levels deep");
    expect(isLastingJson(Object.freeze({ more: Object.freeze({ inner }) }))).toBe(false);
    expect(hardJsonFlaw(inner, "state", ["one"])).toBeNull();
    expect(hardJsonFlaw(inner, "state", ["one", "two"])).toMatch(
      /^state\.one\.two\..*: it holds itself, or is/,
    );
  });

  it("should walk through what is shared once", () => {
    let value: unknown = { lit: true };
    for (let level = 0; level < 200; level++) value = { left: value, right: value };
    expect(makeLasting(value)).toBe(true);
    expect(jsonFlaw(value)).toBeNull();
  });

  it("should find a -0 where nothing may be lost", () => {
    const state = { rooms: [{ height: -0 }] };
    for (const freezes of [false, true]) {
      if (freezes) expect(makeLasting(state)).toBe(true);
      expect(hardJsonFlaw(state)).toBeNull();
      expect(jsonFlaw(state)).toBe("state.rooms.0.height: -0 is not JSON");
    }
    expect(jsonFlaw(Object.freeze({ height: 0 }))).toBeNull();
  });
});
