import type { Spread } from "./spread.ts";

/** One bar a series in each group, with a line from quartile to quartile. */
export interface BarChart {
  readonly title: string;
  readonly groups: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly Spread[] }[];
}

const WIDTH = 900;
const HEIGHT = 380;
const LEFT = 48;
const TOP = 92;
const BOTTOM = 40;
const GAP = 0.25;
const COLOURS = [
  ...["#8a8f98", "#0b7a75", "#4fb3a5", "#17476b"],
  ...["#7a4fa3", "#b78fd6", "#d1783c", "#c2a33a"],
];
const LEGENDS_A_LINE = 4;
const TICK = 0.25;

/** An SVG that stands alone. Values are ratios: the axis starts at 0, and 1 has a line of its own. */
export function barChart({ title, groups, series }: BarChart): string {
  const highest = Math.max(1, ...series.flatMap(({ values }) => values.map(({ high }) => high)));
  const top = Math.ceil(highest / TICK) * TICK;
  const plotHeight = HEIGHT - TOP - BOTTOM;
  const y = (value: number): number => HEIGHT - BOTTOM - (value / top) * plotHeight;
  const groupWidth = (WIDTH - LEFT - 16) / groups.length;
  const barWidth = (groupWidth * (1 - GAP)) / series.length;
  const x = (group: number, bar: number): number =>
    LEFT + group * groupWidth + (groupWidth * GAP) / 2 + bar * barWidth;
  const bars = series.flatMap(({ values }, bar) =>
    values.map((spread, group) => barOf(spread, x(group, bar), barWidth, { y, colour: colourOf(bar) })),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" font-family="sans-serif" font-size="12">`,
    `<rect width="${String(WIDTH)}" height="${String(HEIGHT)}" fill="#fff"/>`,
    text(LEFT, 22, title, "start", ' font-size="15" font-weight="bold"'),
    ...series.map(({ name }, i) => legend(name, i)),
    ...Array.from({ length: Math.round(top / TICK) + 1 }, (_, i) => tick(i * TICK, y(i * TICK))),
    ...bars,
    ...groups.map((name, i) => text(LEFT + (i + 0.5) * groupWidth, HEIGHT - 16, name, "middle")),
    "</svg>",
    "",
  ].join("\n");
}

function colourOf(index: number): string {
  return COLOURS[index % COLOURS.length] ?? "#000";
}

function barOf(
  { median, low, high }: Spread,
  x: number,
  width: number,
  { y, colour }: { readonly y: (value: number) => number; readonly colour: string },
): string {
  const middle = (x + width / 2).toFixed(1);
  return [
    `<rect x="${x.toFixed(1)}" y="${y(median).toFixed(1)}" width="${(width - 3).toFixed(1)}" height="${(y(0) - y(median)).toFixed(1)}" fill="${colour}"/>`,
    `<line x1="${middle}" x2="${middle}" y1="${y(low).toFixed(1)}" y2="${y(high).toFixed(1)}" stroke="#000"/>`,
    text(x + width / 2, y(high) - 4, median.toFixed(2), "middle", ' font-size="11"'),
  ].join("");
}

function tick(value: number, y: number): string {
  const colour = value === 1 ? "#444" : "#ddd";
  const line = `<line x1="${String(LEFT)}" x2="${String(WIDTH - 16)}" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}" stroke="${colour}"/>`;
  return line + text(LEFT - 6, y + 4, value.toFixed(2), "end");
}

function legend(name: string, index: number): string {
  const x = LEFT + (index % LEGENDS_A_LINE) * 175;
  const y = 36 + Math.floor(index / LEGENDS_A_LINE) * 20;
  const box = `<rect x="${String(x)}" y="${String(y)}" width="12" height="12" fill="${colourOf(index)}"/>`;
  return box + text(x + 18, y + 10, name, "start");
}

function text(x: number, y: number, content: string, anchor: string, more = ""): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}"${more}>${escaped(content)}</text>`;
}

function escaped(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
