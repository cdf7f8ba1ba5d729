import { GymError } from "../errors.js";
import { sameJson } from "../internal/same-json.js";
import type { RecordEvent, RecordSink } from "../record/record-event.js";

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
    // Through JSON, because the recorded event went through it too.
    if (known.type === event.type && sameJson(known.row, JSON.parse(JSON.stringify(event.row)))) return;
    throw new GymError(
      "dataset/cannot-continue",
      `Episode ${event.row.episode} was stopped while it was recorded and cannot be continued: played again, its event ${position} (${event.type}) comes out differently. The environment has changed since without raising its version; collect into a new folder.`,
    );
  };
}
