import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomFromState } from "./random.js";
import { seededRandom } from "./seed.js";

const draws = (seed: number, ...labels: readonly string[]): number[] => {
  const random = seededRandom(seed, ...labels);
  return Array.from({ length: 8 }, () => random.int(1000));
};

describe("seededRandom", () => {
  it("should give the same stream for the same seed and labels, for ever", () => {
    expect(draws(7, "episode")).toEqual(draws(7, "episode"));
    expect(draws(7, "episode")).toEqual([585, 631, 881, 991, 142, 327, 201, 593]);
  });

  it("should give another stream for another seed or label", () => {
    const streams = [draws(0), draws(1), draws(0, "task"), draws(0, "episode"), draws(-1)];
    expect(new Set(streams.map(String)).size).toBe(streams.length);
  });

  it("should not let neighbouring seeds draw neighbouring numbers", () => {
    const first = Array.from({ length: 4000 }, (_, seed) => seededRandom(seed).int(10));
    const counts = Array.from({ length: 10 }, (_, value) => first.filter((draw) => draw === value).length);
    for (const count of counts) expect(Math.abs(count - 400)).toBeLessThan(100);
    const steps = first.slice(1).map((value, index) => (value - first[index]! + 10) % 10);
    expect(steps.filter((step) => step === 1 || step === 9).length).toBeLessThan(1000);
  });
});

describe("Random", () => {
  it("should draw integers below the bound and floats below one", () => {
    const bounds = fc.property(fc.integer(), fc.integer({ min: 1, max: 2 ** 31 }), (seed, below) => {
      const random = seededRandom(seed);
      const [drawn, float] = [random.int(below), random.float()];
      expect(Number.isInteger(drawn) && drawn >= 0 && drawn < below).toBe(true);
      expect(float >= 0 && float < 1).toBe(true);
    });
    fc.assert(bounds, { seed: 1 });
  });

  it.each([0, -1, Number.NaN])("should refuse to draw below %s", (below) => {
    expect(() => seededRandom(0).int(below)).toThrow(RangeError);
  });

  it("should pick every value sometimes, and refuse to pick from none", () => {
    const random = seededRandom(1);
    const picked = new Set(Array.from({ length: 100 }, () => random.pick(["a", "b", "c"])));
    expect([...picked].sort()).toEqual(["a", "b", "c"]);
    expect(() => random.pick([])).toThrow(RangeError);
  });

  it("should shuffle into every order without touching the original", () => {
    const random = seededRandom(1);
    const original = Object.freeze([1, 2, 3]);
    const orders = new Set(Array.from({ length: 200 }, () => random.shuffle(original).join("")));
    expect([...orders].sort()).toEqual(["123", "132", "213", "231", "312", "321"]);
  });

  it("should go on from its state exactly, through JSON", () => {
    const continued = fc.property(fc.integer(), fc.nat(50), (seed, skipped) => {
      const random = seededRandom(seed);
      for (let index = 0; index < skipped; index++) random.int(7);
      const copy = randomFromState(JSON.parse(JSON.stringify(random.state())));
      for (let index = 0; index < 10; index++) expect(copy.float()).toBe(random.float());
    });
    fc.assert(continued, { seed: 1 });
  });
});
