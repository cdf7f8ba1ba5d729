import { GymError } from "../errors.js";
import { type Check, checkOf, objectOf } from "../internal/check.js";
import { isTooDeep, tooDeep } from "../internal/is-too-deep.js";
import { repeatedKey } from "../internal/repeated-key.js";
import type { RecordEvent } from "../record/record-event.js";
import { rowChecks } from "../record/row-checks.js";
import type { Transition } from "../record/transition.js";
import { isCount } from "./field-kinds.js";
import type { StoredEpisode } from "./stored-episode.js";

/** What the lines of each kind of shard hold. */
export interface ShardRow {
  readonly episodes: StoredEpisode;
  readonly transitions: Transition;
}

const shardChecks = { episodes: rowChecks.episode, transitions: rowChecks.transition } as const;

/** Parses a line of a shard. Throws a GymError `dataset/broken-row` that names file and line. */
export function parseRow<Kind extends keyof ShardRow>(
  path: string,
  index: number,
  text: string,
  kind: Kind,
): ShardRow[Kind] {
  return parseLine(path, index, text, shardChecks[kind]) as ShardRow[Kind];
}

/** Parses a line of a journal. Throws a GymError `dataset/broken-row` that names file and line. */
export function parseEvent(path: string, index: number, text: string): RecordEvent {
  return parseLine(path, index, text, eventFlaw) as RecordEvent;
}

function parseLine(path: string, index: number, text: string, check: Check): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw brokenRow(path, index, "is not JSON", cause);
  }
  const flaw = isTooDeep(text, value) ? tooDeep : check(value);
  if (flaw !== null) throw brokenRow(path, index, flaw);
  const repeated = repeatedKey(text, value);
  if (repeated !== null) throw brokenRow(path, index, `has "${repeated}" twice`);
  return value;
}

/** The error for a line that is no row. */
export function brokenRow(path: string, index: number, flaw: string, cause?: unknown): GymError {
  return new GymError(
    "dataset/broken-row",
    `${path}, line ${index + 1}: the row ${flaw}. The file was changed after it was written; restore it from a copy or collect again.`,
    { cause },
  );
}

type EventLine = { readonly type: unknown; readonly row: unknown };

const type: Check = () => null;
const formatVersion = checkOf("a version", (value) => isCount(value, 1));

/** An event's line may tell the version of the format where an episode begins. */
const eventChecks: Readonly<Record<RecordEvent["type"], Check>> = {
  "episode-start": objectOf<EventLine & { readonly formatVersion: unknown }>(
    { type, formatVersion, row: rowChecks["episode-start"] },
    ["formatVersion"],
  ),
  transition: objectOf<EventLine>({ type, row: rowChecks.transition }),
  "episode-end": objectOf<EventLine>({ type, row: rowChecks["episode-end"] }),
};
const types = Object.keys(eventChecks) as readonly RecordEvent["type"][];

const anyEvent = checkOf("an event", (value) => typeof value === "object" && value !== null);

function eventFlaw(event: unknown): string | null {
  const noObject = anyEvent(event);
  if (noObject !== null) return noObject;
  const known = types.find((one) => one === (event as EventLine).type);
  if (known !== undefined) return eventChecks[known](event);
  return `has the unknown type ${JSON.stringify((event as EventLine).type)}`;
}
