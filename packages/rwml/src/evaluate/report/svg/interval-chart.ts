import { type Html, html } from "../html/html.js";
import { scale, tickLabel } from "./scale.js";

/** A value with its interval, in the unit of the axis. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const width = 360;
const height = 40;
const side = 16;
const middle = 12;
const axis = 24;

/**
 * Draws one value as a dot and its interval as a line, against a marked zero.
 * Charts given the same `reach` can be read below one another.
 */
export function intervalChart(title: string, interval: Interval, reach: readonly number[]): Html {
  const axisScale = scale("linear", Math.min(0, ...reach), Math.max(0, ...reach));
  const left = (value: number) => Number((side + axisScale.at(value) * (width - 2 * side)).toFixed(1));
  const ticks = axisScale.ticks.map(
    (tick) =>
      html`<line class="${tick === 0 ? "zero" : "grid"}" x1="${left(tick)}" x2="${left(tick)}" y1="0" y2="${axis}"/>
<text class="tick" x="${left(tick)}" y="${axis + 13}" text-anchor="middle">${tickLabel(tick)}</text>`,
  );
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img">
<title>${title}</title>
${ticks}
<line class="series-1 whisker" x1="${left(interval.low)}" x2="${left(interval.high)}" y1="${middle}" y2="${middle}"/>
<circle class="series-1" cx="${left(interval.value)}" cy="${middle}" r="5"/>
</svg>`;
}
