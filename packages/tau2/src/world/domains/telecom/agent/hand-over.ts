import { textParameter } from "../../../parameters.js";
import type { Feature } from "../feature.js";
import type { TelecomDatabase } from "./telecom-database.js";

/** Hands the customer over to a person. */
export const handOver: Feature<TelecomDatabase> = {
  tools: {
    transfer_to_human_agents: {
      type: "generic",
      about:
        "Hands the customer over to a person. Only for a customer who insists on it, or for a problem that policy and tools leave no way to solve.",
      parameters: { summary: textParameter("What the customer's problem is") },
      run: () => "Transfer successful",
    },
  },
  functions: {},
};
