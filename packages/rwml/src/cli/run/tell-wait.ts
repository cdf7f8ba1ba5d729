import type { AnnouncedWait } from "@rwml/core/chat";
import type { ProgressListener } from "../../act/progress/progress-event.js";

/** Waits from here on are told of, in milliseconds: shorter ones are everyday. */
const worthTelling = 30_000;

/** Tells of long waits before another try. */
export function tellWait(tell: ProgressListener): (wait: AnnouncedWait) => void {
  return ({ milliseconds, failure }) => {
    if (milliseconds < worthTelling) return;
    tell({
      type: "note",
      text: `Waiting ${Math.ceil(milliseconds / 1_000)} seconds before another try: ${failure.message}`,
    });
  };
}
