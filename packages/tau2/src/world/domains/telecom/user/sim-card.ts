import { ToolError } from "../../../../python/python-error.js";
import type { PythonValue } from "../../../../python/python-value.js";
import { pythonStr } from "../../../../python/repr.js";
import type { Feature } from "../feature.js";
import { changeConnection } from "./change-phone.js";
import { phoneOf, withStatusBar } from "./phone.js";
import { simStatus } from "./sim-status.js";
import type { Phone, TelecomUserDatabase } from "./telecom-user-database.js";

/** The card that names the line to the network. */
export const simCard: Feature<TelecomUserDatabase> = {
  tools: {
    check_sim_status: {
      type: "read",
      about: "Shows whether the SIM card works, is missing, or is locked with a PIN or PUK.",
      parameters: {},
      run: (database) => sentences[simStatus(phoneOf(database))],
    },
    reseat_sim_card: {
      type: "write",
      about: "Takes the SIM card out and puts it back in.",
      parameters: {},
      run(database) {
        const phone = changeConnection(database, () => ({ sim_card_missing: false }));
        // Upstream asserts here, and its AssertionError has no text.
        if (simStatus(phone) === "missing") throw new ToolError("");
        return withStatusBar("SIM card re-seated successfully.", phone);
      },
    },
  },
  functions: {
    unseat_sim_card: {
      parameters: {},
      run(database) {
        changeConnection(database, () => ({ sim_card_missing: true }));
        return "SIM card un-seated successfully.";
      },
    },
    lock_sim_card: {
      parameters: { mode: {} },
      run(database, { mode }) {
        changeConnection(database, () => lockedBy(mode!));
        return `SIM card locked successfully in ${pythonStr(mode!)} mode.`;
      },
    },
  },
};

function lockedBy(mode: PythonValue): Partial<Phone> {
  if (mode !== "pin" && mode !== "puk") return {};
  return { sim_card_status: mode === "pin" ? "locked_pin" : "locked_puk" };
}

const sentences = {
  active: "Your SIM card is active and working.",
  missing: "No SIM card detected in the phone.",
  locked_pin: "The SIM card is locked with a PIN code.",
  locked_puk: "The SIM card is locked with a PUK code.",
} as const;
