import { GymError } from "@rwml/core";
import { readSealed } from "../../data/stored/sealed-json.js";
import type { Report } from "./report.js";
import { reportFormat } from "./report-format.js";

/**
 * Reads a `report.json`.
 *
 * @throws GymError `report/not-a-report` when it is broken, changed or of another format; it names the file, the field and what to do
 */
export function readReport(path: string): Report {
  return readSealed<Report>(
    path,
    reportFormat,
    (flaw, cause) =>
      new GymError(
        "report/not-a-report",
        `${path} is not a report that this version of rwml can read: ${flaw}. If another version wrote it, read it with that one, or run again under another --name; if it was damaged, delete it and run the same command again: what was trained is kept.`,
        { cause },
      ),
  );
}
