import type { Domain } from "../../domain.js";
import { telecomDatabase } from "./agent/telecom-database.js";
import { syncTelecom } from "./sync-telecom.js";
import { telecomTools } from "./telecom-tools.js";
import { telecomUserTools } from "./telecom-user-tools.js";
import { telecomUserDatabase } from "./user/telecom-user-database.js";

/** Technical support by telephone: customers have a phone in their hands that the agent cannot see. */
export const telecomDomain: Domain = {
  name: "telecom",
  agentTools: telecomTools,
  userTools: telecomUserTools,
  readAgentDatabase: telecomDatabase.parse,
  readUserDatabase: telecomUserDatabase.parse,
  sync: syncTelecom,
  solo: true,
};
