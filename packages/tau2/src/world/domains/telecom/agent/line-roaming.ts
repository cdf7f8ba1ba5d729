import { textParameter } from "../../../parameters.js";
import type { Feature } from "../feature.js";
import { customerParameter } from "./line-status.js";
import { editableLine } from "./records.js";
import type { TelecomDatabase } from "./telecom-database.js";

/** Lets lines be used abroad. */
export const lineRoaming: Feature<TelecomDatabase> = {
  tools: {
    enable_roaming: {
      type: "write",
      about: "Lets a line be used abroad.",
      parameters: { customer_id: customerParameter, line_id: textParameter("ID of the line") },
      run(database, { customer_id, line_id }) {
        const line = editableLine(database, customer_id!, line_id!);
        if (line.roaming_enabled) return "Roaming was already enabled";
        line.roaming_enabled = true;
        return "Roaming enabled successfully";
      },
    },
    disable_roaming: {
      type: "write",
      about: "Keeps a line from being used abroad.",
      parameters: { customer_id: customerParameter, line_id: textParameter("ID of the line") },
      run(database, { customer_id, line_id }) {
        const line = editableLine(database, customer_id!, line_id!);
        if (!line.roaming_enabled) return "Roaming was already disabled";
        line.roaming_enabled = false;
        return "Roaming disabled successfully";
      },
    },
  },
  functions: {},
};
