import { describe, expect, it } from "vitest";
import { inAnotherPlace } from "./other-place.js";

const texts = (): readonly string[] => [
  (1234567.8).toLocaleString(),
  new Intl.NumberFormat().format(1234567.8),
  Intl.NumberFormat().format(1234567.8),
  new Date(0).toLocaleDateString(),
  new Date(0).toLocaleTimeString(),
  new Intl.DateTimeFormat().format(0),
  String(new Date(0).getHours()),
  String(["y", "k"].sort((left, right) => left.localeCompare(right))),
  Intl.DateTimeFormat().resolvedOptions().locale,
];

describe("inAnotherPlace", () => {
  it("should change what hangs on the place, and nothing else", () => {
    const here = texts();
    const there = inAnotherPlace(texts);
    // Where a worker runs the tests, its time zone stays; and the test may run where the other place is.
    expect(there.filter((text, index) => text !== here[index]).length).toBeGreaterThan(5);
    expect(texts()).toEqual(here);
    const plain = () => [
      (1234567.8).toLocaleString("en"),
      new Date(0).toISOString(),
      "b".localeCompare("a", "en"),
    ];
    expect(inAnotherPlace(plain)).toEqual(plain());
    expect(inAnotherPlace(() => new Intl.NumberFormat() instanceof Intl.NumberFormat)).toBe(true);
  });

  it("should leave nothing behind where something throws", () => {
    const here = texts();
    expect(() =>
      inAnotherPlace(() => {
        throw new Error("lost");
      }),
    ).toThrow("lost");
    expect(texts()).toEqual(here);
  });
});
