import { saveSealed } from "../../data/stored/sealed-json.js";
import type { Report } from "./report.js";
import { reportFormat } from "./report-format.js";

/** Writes a `report.json`. Throws what `saveFile` throws. */
export function saveReport(path: string, report: Report): void {
  saveSealed(path, reportFormat, report);
}
