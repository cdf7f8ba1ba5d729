import type { Domain } from "../../domain.js";
import { airlineDatabase } from "./airline-database.js";
import { airlineTools } from "./airline-tools.js";

/** Bookings of an airline: users have no tools, and agents never work alone. */
export const airlineDomain: Domain = {
  name: "airline",
  agentTools: airlineTools,
  userTools: null,
  readAgentDatabase: airlineDatabase.parse,
  readUserDatabase: () => null,
  solo: false,
};
