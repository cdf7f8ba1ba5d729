import { formatFigure } from "../../../act/progress/format-figure.js";
import { type Html, html, nothing } from "../html/html.js";
import { movingMean } from "./moving-mean.js";
import { type Scale, type ScaleKind, scale, tickLabel } from "./scale.js";

/** One curve. */
export interface LineSeries {
  readonly name: string;
  readonly points: readonly Point[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a line chart shows. */
export interface LineChart {
  readonly title: string;
  readonly xLabel: string;
  readonly series: readonly LineSeries[];
  /** Default: linear. */
  readonly yScale?: ScaleKind;
  /** Values that the y axis must reach, such as 0 and 1 for rates. */
  readonly yReach?: readonly number[];
}

const width = 360;
const height = 210;
const plot = { left: 46, right: width - 16, top: 10, bottom: height - 36 };
/** Longer curves get a moving mean drawn over them; the raw values stay visible behind it. */
const smoothFrom = 40;

/**
 * Draws curves as an SVG element that takes its colours from the page (classes `series-0`, `series-1`, …).
 * Points that are not finite are left out; without points there is no chart.
 */
export function lineChart(chart: LineChart): Html {
  const series = chart.series.map(({ name, points }) => ({
    name,
    points: points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)),
  }));
  const points = series.flatMap((one) => one.points);
  if (points.length === 0) return nothing;
  const xScale = scaleOver(
    "linear",
    points.map(({ x }) => x),
  );
  const yScale = scaleOver(chart.yScale ?? "linear", [...points.map(({ y }) => y), ...(chart.yReach ?? [])]);
  const place = ({ x, y }: Point) => ({
    x: tenth(plot.left + xScale.at(x) * (plot.right - plot.left)),
    y: tenth(plot.bottom - yScale.at(y) * (plot.bottom - plot.top)),
  });
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img">
<title>${describe(chart.title, series)}</title>
${yScale.ticks.map((tick) => horizontalLine(tick, place({ x: 0, y: tick }).y))}
${xScale.ticks.map((tick) => xTick(tick, place({ x: tick, y: 0 }).x))}
<text class="label" x="${(plot.left + plot.right) / 2}" y="${height - 6}" text-anchor="middle">${chart.xLabel}</text>
${series.map((one, index) => curve(one.points, index, place))}
</svg>`;
}

function curve(points: readonly Point[], index: number, place: (point: Point) => Point): Html {
  const first = points[0];
  if (first === undefined) return nothing;
  if (points.length === 1) {
    const { x, y } = place(first);
    return html`<circle class="series-${index}" cx="${x}" cy="${y}" r="3"/>`;
  }
  const line = (name: string, drawn: readonly Point[]) =>
    html`<path class="series-${index} ${name}" d="${path(drawn.map(place))}"/>`;
  if (points.length < smoothFrom) return line("curve", points);
  const means = movingMean(
    points.map(({ y }) => y),
    Math.ceil(points.length / 20),
  );
  const smooth = points.map(({ x }, at) => ({ x, y: means[at]! }));
  return html`${line("raw", points)}${line("curve", smooth)}`;
}

function path(points: readonly Point[]): string {
  return points.map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${x} ${y}`).join("");
}

function horizontalLine(tick: number, y: number): Html {
  return html`<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${y}" y2="${y}"/>
<text class="tick" x="${plot.left - 6}" y="${y}" dy="0.32em" text-anchor="end">${tickLabel(tick)}</text>`;
}

function xTick(tick: number, x: number): Html {
  return html`<text class="tick" x="${x}" y="${plot.bottom + 15}" text-anchor="middle">${tickLabel(tick)}</text>`;
}

/** The chart in words: where each curve begins and where it ends. */
function describe(title: string, series: readonly LineSeries[]): string {
  const spans = series.flatMap(({ name, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [`${name} from ${formatFigure(first.y)} to ${formatFigure(last.y)}`];
  });
  return `${title}: ${spans.join(", ")}`;
}

function scaleOver(kind: ScaleKind, values: readonly number[]): Scale {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((greatest, value) => Math.max(greatest, value), Number.NEGATIVE_INFINITY);
  return scale(kind, low, high);
}

function tenth(position: number): number {
  return Number(position.toFixed(1));
}
