import { objectsText, readList } from "./listing.js";

/** `none` is a receptacle that stands open for good: a shelf, but also a cabinet without a door. */
export type Door = "none" | "closed" | "open";

/** What a receptacle shows when it is visited, opened or examined. */
export interface View {
  readonly receptacle: string;
  /** The name in `You arrive at …`: the receptacle's own, or in the legacy wording a `loc`. */
  readonly arrivedAt: string | null;
  readonly door: Door;
  /** Empty behind a closed door. */
  readonly contents: readonly string[];
}

const name = "[a-z]+ \\d+";
const shape = new RegExp(
  `^(?:You arrive at (${name})\\. |You open the ${name}\\. )?` +
    `(?:On the (${name}), you see (.+)\\.|The (${name}) is open\\. In it, you see (.+)\\.|The (${name}) is closed\\.)$`,
);

/** Reads the view that an observation shows, alone or after an arrival or an opening; null when it shows none. */
export function readView(observation: string): View | null {
  const found = shape.exec(observation);
  if (found === null) return null;
  const [, arrivedAt = null, surface, lying, opened, inside, closed] = found;
  if (surface !== undefined)
    return { receptacle: surface, arrivedAt, door: "none", contents: readList(lying!) };
  if (opened !== undefined)
    return { receptacle: opened, arrivedAt, door: "open", contents: readList(inside!) };
  return { receptacle: closed!, arrivedAt, door: "closed", contents: [] };
}

/** The sentence that shows a receptacle. */
export function viewText(receptacle: string, door: Door, contents: readonly string[]): string {
  switch (door) {
    case "closed":
      return `The ${receptacle} is closed.`;
    case "open":
      return `The ${receptacle} is open. In it, you see ${objectsText(contents)}.`;
    case "none":
      return `On the ${receptacle}, you see ${objectsText(contents)}.`;
  }
}
