import { describe, expect, it } from "vitest";
import { nothing } from "../html/html.js";
import { lineChart } from "./line-chart.js";

const line = (values: readonly number[]) => ({
  name: "loss",
  points: values.map((y, x) => ({ x, y })),
});
const chart = (values: readonly number[]) =>
  lineChart({ title: "Loss", xLabel: "step", series: [line(values)] }).html;

describe("lineChart", () => {
  it("should draw a falling curve from the top left to the bottom right", () => {
    expect(chart([4, 2, 0])).toContain('<path class="series-0 curve" d="M46 10L195 92L344 174"/>');
  });

  it("should keep the raw values behind the moving mean of a long curve", () => {
    const long = chart(Array.from({ length: 60 }, (_, index) => index % 2));
    expect(long).toContain('class="series-0 raw"');
    expect(long).toContain('class="series-0 curve"');
    expect(chart([1, 2, 3])).not.toContain("raw");
  });

  it("should show a single point", () => {
    expect(chart([3])).toContain("<circle");
  });

  it("should leave out values that are not finite", () => {
    expect(chart([4, Number.NaN, 0])).toContain('d="M46 10L344 174"');
    expect(lineChart({ title: "Loss", xLabel: "step", series: [line([Number.NaN])] })).toBe(nothing);
  });
});
