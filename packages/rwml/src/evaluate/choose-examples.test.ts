import { describe, expect, it } from "vitest";
import { chooseExamples, type RealTransition } from "./choose-examples.js";

const real: RealTransition[] = Array.from({ length: 40 }, (_, step) => ({
  episode: "a",
  step,
  determined: step % 2 === 0,
  action: `action ${step}`,
  observation: `observation ${step}`,
}));
const right = real.map(({ observation }) => observation);
const mistakes = [3, 17, 18, 30, 31, 39];
const baseline = { name: "baseline", texts: real.map(() => "wrong") };
const model = {
  name: "model",
  texts: right.map((text, step) => (mistakes.includes(step) ? `not ${text}` : text)),
};
const gap = (predicted: string, observation: string) => (predicted === observation ? 0 : 0.5);
const choose = (count: number, seed = 1) => chooseExamples(real, [baseline, model], gap, count, seed);

describe("chooseExamples", () => {
  it("should draw half of them from the mistakes of the last way to predict", () => {
    const wrong = choose(8).filter(({ predictions }) => !predictions[1]!.exact);
    expect(wrong.length).toBeGreaterThanOrEqual(4);
    expect(wrong.every(({ step }) => mistakes.includes(step))).toBe(true);
  });

  it("should show the same transition for every way to predict, in the order of the data", () => {
    const examples = choose(10);
    expect(examples.map(({ step }) => step)).toEqual(
      [...new Set(examples.map(({ step }) => step))].sort((left, right) => left - right),
    );
    for (const { step, predictions, ...rest } of examples) {
      expect(rest).toEqual({
        episode: "a",
        action: `action ${step}`,
        determined: step % 2 === 0,
        real: `observation ${step}`,
      });
      expect(predictions).toEqual([
        { name: "baseline", text: "wrong", gap: 0.5, exact: false },
        mistakes.includes(step)
          ? { name: "model", text: `not observation ${step}`, gap: 0.5, exact: false }
          : { name: "model", text: `observation ${step}`, gap: 0, exact: true },
      ]);
    }
  });

  it("should give all there are when asked for more, and none when asked for none", () => {
    expect(choose(100).map(({ step }) => step)).toEqual(real.map(({ step }) => step));
    expect(choose(0)).toEqual([]);
  });

  it("should depend on the seed alone", () => {
    expect(choose(6, 2)).toEqual(choose(6, 2));
    expect(choose(6, 2)).not.toEqual(choose(6, 3));
  });
});
