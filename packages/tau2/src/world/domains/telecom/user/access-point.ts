import type { JsonObject } from "@rwml/core";
import { isDict } from "../../../../python/dict.js";
import type { Feature } from "../feature.js";
import { apnOf } from "./apn-settings.js";
import { changeConnection, changePhone } from "./change-phone.js";
import { phoneOf, withStatusBar } from "./phone.js";
import { apnSettings, type Phone, type TelecomUserDatabase } from "./telecom-user-database.js";

/** The access point (APN) over which data and picture messages go. */
export const accessPoint: Feature<TelecomUserDatabase> = {
  tools: {
    check_apn_settings: {
      type: "read",
      about: "Shows the name of the access point for data and the address for picture messages.",
      parameters: {},
      run(database) {
        const { apn_name, mmsc_url } = apnOf(phoneOf(database), "model_copy");
        return `Current APN Name: ${apn_name}\nMMSC URL (for picture messages): ${mmsc_url || "Not Set"}\n(These are technical settings, usually best left unchanged.)`;
      },
    },
    set_apn_settings: {
      type: "write",
      about: "Replaces the settings of the access point.",
      parameters: {
        apn_settings: {
          schema: {
            anyOf: [{ $ref: "#/$defs/APNSettings" }, { additionalProperties: true, type: "object" }],
          },
          about: "The new settings; what is left out becomes the default",
        },
      },
      definitions: settingsSchemas(),
      run(database, { apn_settings }) {
        if (!isDict(apn_settings)) {
          // Upstream sets anything that is no dict as it is, and only then looks into it.
          const settings = apn_settings as unknown as Settings;
          apnOf(
            changePhone(database, () => ({ active_apn_settings: settings })),
            "apn_name",
          );
        }
        const settings = apnSettings.parse(apn_settings!);
        const phone = changeConnection(database, () => ({ active_apn_settings: settings }));
        return withStatusBar(`APN settings set to: ${settings.apn_name}`, phone);
      },
    },
    reset_apn_settings: {
      type: "write",
      about: "Marks the settings of the access point to be reset when the phone is next restarted.",
      parameters: {},
      run(database) {
        const phone = changeConnection(database, changed("reset_at_reboot", true));
        return withStatusBar("APN settings will reset at reboot.", phone);
      },
    },
  },
  functions: {
    break_apn_settings: {
      parameters: {},
      run(database) {
        changeConnection(database, changed("apn_name", "broken"));
        return "APN settings broken. Please call reset_apn_settings() to fix.";
      },
    },
    break_apn_mms_setting: {
      parameters: {},
      run(database) {
        changePhone(database, changed("mmsc_url", null));
        return "APN MMS setting broken. Please call reset_apn_settings() to fix.";
      },
    },
  },
};

type Settings = Phone["active_apn_settings"];

/** Changes one of the settings. */
function changed<Name extends keyof Settings>(name: Name, value: Settings[Name]) {
  return (phone: Phone): Partial<Phone> => {
    const settings = apnOf(phone, name);
    return settings[name] === value ? {} : { active_apn_settings: { ...settings, [name]: value } };
  };
}

function settingsSchemas(): JsonObject {
  const text = { anyOf: [{ type: "string" }, { type: "null" }] };
  const defaults = apnSettings.parse({});
  return {
    APNNames: { enum: ["internet", "broken"], title: "APNNames", type: "string" },
    APNSettings: {
      additionalProperties: false,
      description: "Settings of an access point.",
      properties: {
        apn_name: {
          $ref: "#/$defs/APNNames",
          default: defaults.apn_name,
          description: "Which access point data goes over.",
        },
        reset_at_reboot: {
          default: defaults.reset_at_reboot,
          description: "Whether the next restart brings the defaults back.",
          title: "Reset At Reboot",
          type: "boolean",
        },
        mms_apn: {
          ...text,
          default: defaults.mms_apn,
          description: "The access point of picture messages.",
          title: "Mms Apn",
        },
        mmsc_url: {
          ...text,
          default: defaults.mmsc_url,
          description: "The address that picture messages are sent to; none can be sent without it.",
          title: "Mmsc Url",
        },
        mms_proxy: {
          ...text,
          default: defaults.mms_proxy,
          description: "A proxy on the way of picture messages.",
          title: "Mms Proxy",
        },
        mms_port: {
          anyOf: [{ type: "integer" }, { type: "null" }],
          default: null,
          description: "The port of that proxy.",
          title: "Mms Port",
        },
      },
      title: "APNSettings",
      type: "object",
    },
  };
}
