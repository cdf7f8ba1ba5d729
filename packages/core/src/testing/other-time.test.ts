import { describe, expect, it } from "vitest";
import { atInstant, instants } from "./other-time.js";

const shown = () => [
  new Date().getUTCFullYear(),
  new Date(Date.now()).getUTCFullYear(),
  Number(/20\d\d/.exec(Date())?.[0]),
  Number(/20\d\d/.exec(new Intl.DateTimeFormat("en").format())?.[0]),
];

describe("atInstant", () => {
  it("should set every clock, and set them right again", () => {
    const before = [Date, Date.now, performance.now, process.hrtime, process.uptime];
    expect(instants.map((instant) => atInstant(instant, shown))).toEqual([
      Array(4).fill(2001),
      Array(4).fill(2038),
    ]);
    const [early, late] = instants.map((instant) =>
      atInstant(instant, () => [performance.now(), process.uptime(), process.hrtime()[0]]),
    );
    for (const [index, value] of early!.entries()) expect(late![index]).toBeGreaterThan(value);
    expect([Date, Date.now, performance.now, process.hrtime, process.uptime]).toEqual(before);
  });

  it("should leave dates that are asked for as they are", () => {
    expect(atInstant(instants[0]!, () => new Date("2020-02-02").toISOString())).toBe(
      "2020-02-02T00:00:00.000Z",
    );
    expect(atInstant(instants[0]!, () => new Date() instanceof Date)).toBe(true);
  });

  it("should set them right again after an exception", () => {
    const { now } = Date;
    const fail = () => {
      throw new Error("No.");
    };
    expect(() => atInstant(0, fail)).toThrow("No.");
    expect(Date.now).toBe(now);
  });
});
