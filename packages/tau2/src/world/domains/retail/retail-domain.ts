import type { Domain } from "../../domain.js";
import { retailDatabase } from "./retail-database.js";
import { retailTools } from "./retail-tools.js";

/** Orders of a shop: users have no tools, and agents never work alone. */
export const retailDomain: Domain = {
  name: "retail",
  agentTools: retailTools,
  userTools: null,
  readAgentDatabase: retailDatabase.parse,
  readUserDatabase: () => null,
  solo: false,
};
