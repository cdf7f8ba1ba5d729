import { billing } from "./agent/billing.js";
import { customerLookup } from "./agent/customer-lookup.js";
import { dataUsage } from "./agent/data-usage.js";
import { handOver } from "./agent/hand-over.js";
import { lineRoaming } from "./agent/line-roaming.js";
import { lineStatus } from "./agent/line-status.js";
import { refueling } from "./agent/refueling.js";
import { toolkitOf } from "./feature.js";

/** The agent's tools: the company's customers, lines and bills. */
export const telecomTools = toolkitOf("TelecomTools", [
  ...[customerLookup, lineStatus, billing, dataUsage],
  ...[lineRoaming, handOver, refueling],
]);
