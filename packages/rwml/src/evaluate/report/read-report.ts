import { GymError } from "@rwml/core";
import { readStored } from "../../data/stored/read-stored.js";
import type { Report } from "./report.js";
import { reportShape } from "./report-shape.js";

/**
 * Reads a `report.json`.
 *
 * @throws GymError `report/not-a-report` when it is broken or of another format; it names the file, the field and what to do
 */
export function readReport(path: string): Report {
  return readStored<Report>(
    path,
    reportShape,
    (flaw, cause) =>
      new GymError(
        "report/not-a-report",
        `${path} is not a report that this version of rwml can read: ${flaw}. If another version wrote it, read it with that one, or run again under another --name; if it was damaged, delete it and run the same command again: what was trained is kept.`,
        { cause },
      ),
  );
}
