import { attributeError } from "../../../../python/attribute-error.js";
import { pythonType } from "../../../../python/python-type.js";
import type { PythonValue } from "../../../../python/python-value.js";
import type { Feature } from "../feature.js";
import { plainOf } from "../plain-of.js";
import { changeConnection } from "./change-phone.js";
import { phoneOf, withStatusBar } from "./phone.js";
import { networkModes, type Phone, type TelecomUserDatabase } from "./telecom-user-database.js";

const choice = "NetworkModePreference";

/** Chooses among kinds of networks. */
export const networkMode: Feature<TelecomUserDatabase> = {
  tools: {
    check_network_mode_preference: {
      type: "read",
      about: "Shows which kinds of networks the phone may use.",
      parameters: {},
      run: (database) => `Network Mode Preference: ${modeText(phoneOf(database).network_mode_preference)}`,
    },
    set_network_mode_preference: {
      type: "write",
      about: "Chooses which kinds of networks the phone may use. Newer ones are faster.",
      parameters: {
        mode: {
          schema: { anyOf: [{ $ref: `#/$defs/${choice}` }, { type: "string" }] },
          about: "The kinds of networks",
        },
      },
      definitions: { [choice]: { enum: networkModes, title: choice, type: "string" } },
      run(database, { mode }) {
        if (typeof mode === "string" && !isMode(mode)) {
          return withStatusBar(refusal(mode), phoneOf(plainOf<TelecomUserDatabase>(database)));
        }
        // Upstream checks texts only: anything else is set as it is.
        const preference = mode as Phone["network_mode_preference"];
        const phone = changeConnection(database, () => ({ network_mode_preference: preference }));
        const sentence =
          mode === null ? refusal("None") : `Preferred Network Mode set to: ${modeText(mode!)}`;
        return withStatusBar(sentence, phone);
      },
    },
  },
  functions: {},
};

function isMode(text: string): boolean {
  return (networkModes as readonly string[]).includes(text);
}

function modeText(mode: PythonValue): string {
  if (typeof mode !== "string") throw attributeError(pythonType(mode), "value");
  return mode;
}

function refusal(mode: string): string {
  return `Failed to set network mode: '${mode}' is not a valid option. Please use one of: ${networkModes.join(", ")}`;
}
