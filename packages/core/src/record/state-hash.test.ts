import { createHash } from "node:crypto";
import fc from "fast-check";
import { freeze, produce } from "immer";
import { describe, expect, it } from "vitest";
import { stateHash } from "./state-hash.js";

/** The documented definition, written down a second time and as plainly as possible. */
function plainHash(value: unknown): string {
  const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
  const part = (child: unknown): string =>
    typeof child === "object" && child !== null ? `#${plainHash(child)}` : JSON.stringify(child);
  if (Array.isArray(value)) return sha256(`[${value.map(part).join(",")}]`);
  if (typeof value !== "object" || value === null) return sha256(part(value));
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return sha256(`{${entries.map(([key, child]) => `${JSON.stringify(key)}:${part(child)}`).join(",")}}`);
}

describe("stateHash", () => {
  it("should be what its definition says, for any JSON", () => {
    const cases = fc.property(fc.jsonValue(), (value) => {
      expect(stateHash(value)).toBe(plainHash(value));
    });
    fc.assert(cases, { seed: 1, numRuns: 300 });
  });

  it("should stay what it is: recorded datasets hold it", () => {
    expect(stateHash({ b: [1, "é", null], a: { "": true } })).toBe(
      plainHash({ a: { "": true }, b: [1, "é", null] }),
    );
    expect(stateHash({})).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  });

  it("should not depend on the order of keys", () => {
    expect(stateHash({ a: 1, b: 2 })).toBe(stateHash({ b: 2, a: 1 }));
  });

  it("should change when anything deep in a frozen state changes", () => {
    const before = freeze({ rooms: { hall: { lit: true }, attic: { lit: false } } }, true);
    const beforeHash = stateHash(before);
    const after = produce(before, (draft) => {
      draft.rooms.attic.lit = true;
    });
    expect(stateHash(after)).toBe(plainHash(after));
    expect(stateHash(after)).not.toBe(beforeHash);
  });

  it("should notice changes inside a frozen object whose children are not frozen", () => {
    const child = { count: 0 };
    const parent = Object.freeze({ child });
    const before = stateHash(parent);
    child.count = 1;
    expect(stateHash(parent)).not.toBe(before);
  });

  it("should tell apart a text, a number and an object that look alike", () => {
    const values = ["1", 1, [1], { 0: 1 }, "[1]", null, "null", `#${stateHash({})}`];
    const hashes = values.map((value) => stateHash({ value }));
    expect(new Set(hashes).size).toBe(values.length);
    expect(stateHash({ value: {} })).not.toBe(stateHash({ value: `#${stateHash({})}` }));
  });

  it.each([[new Map()], [new Date(0)], [{ a: undefined }], [[Number.NaN]], [() => 0]])(
    "should refuse what JSON cannot hold: %s",
    (value) => {
      expect(() => stateHash(value)).toThrow(expect.objectContaining({ code: "record/not-json" }));
    },
  );
});
