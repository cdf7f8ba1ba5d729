import type { Domain } from "../../domain.js";
import { mockDatabase, mockUserDatabase } from "./mock-database.js";
import { mockTools } from "./mock-tools.js";
import { mockUserTools } from "./mock-user-tools.js";

/** A small domain to try things with. */
export const mockDomain: Domain = {
  name: "mock",
  agentTools: mockTools,
  userTools: mockUserTools,
  readAgentDatabase: mockDatabase.parse,
  readUserDatabase: mockUserDatabase.parse,
  solo: true,
};
