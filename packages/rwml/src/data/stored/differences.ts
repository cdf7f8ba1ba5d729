/** How many differences are worth naming. */
const shown = 5;

/** Where two JSON values differ, for people: `recipe.window: 384, now 448`; null where they are the same. */
export function differences(before: unknown, now: unknown): string | null {
  const all = [...differing("", before, now)];
  if (all.length === 0) return null;
  const more = all.length > shown ? [`and ${all.length - shown} more`] : [];
  return [...all.slice(0, shown), ...more].join("; ");
}

function* differing(place: string, before: unknown, now: unknown): Generator<string> {
  if (isObject(before) && isObject(now)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(now)])) {
      yield* differing(place === "" ? key : `${place}.${key}`, before[key], now[key]);
    }
  } else if (JSON.stringify(before) !== JSON.stringify(now)) {
    yield `${place === "" ? "the whole" : place}: ${valueText(before)}, now ${valueText(now)}`;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function valueText(value: unknown): string {
  return value === undefined ? "nothing" : (JSON.stringify(value) ?? String(value));
}
