import { GymError } from "../errors.js";
import { sameJson } from "../internal/same-json.js";
import type { RecordEvent, RecordSink } from "../record/record-event.js";
import { hashedSnapshot } from "./hashed-snapshot.js";

/**
 * A sink for an episode that is played again up to where an earlier run was stopped: events that are recorded already
 * are compared instead of written, later ones pass. Throws a GymError `dataset/cannot-continue` at a difference.
 */
export function continueFrom(recorded: readonly RecordEvent[], sink: RecordSink): RecordSink {
  let position = 0;
  return (event) => {
    const known = recorded[position];
    position++;
    if (known === undefined) return sink(event);
    if (known.type === event.type && sameJson(comparable(known), throughJson(comparable(event)))) return;
    throw new GymError(
      "dataset/cannot-continue",
      `Episode ${event.row.episode} was stopped while it was recorded and cannot be continued: played again, its event ${position} (${event.type}) comes out differently. The environment has changed since without raising its version; collect into a new folder.`,
    );
  };
}

/** A row whose first state is told by its hash, which need not be written and read again for every episode. */
function comparable({ type, row }: RecordEvent): object {
  if (type !== "episode-start" || row.snapshot === null) return row;
  return { ...row, snapshot: hashedSnapshot(row.snapshot) };
}

/** The recorded event went through JSON too. */
function throughJson(row: object): unknown {
  return JSON.parse(JSON.stringify(row));
}
