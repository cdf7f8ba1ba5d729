import {
  boolean,
  enumeration,
  floating,
  type Infer,
  integer,
  optional,
  table,
  text,
  withDefault,
} from "../../../../python/model/field.js";
import { strictModel } from "../strict-model.js";

/** Which kinds of networks a phone may be told to use. */
export const networkModes = ["4g_5g_preferred", "4g_only", "3g_only", "2g_only"] as const;
/** How far a phone has come with its network. */
export const networkStatuses = ["connected", "searching", "no_service", "emergency_only"] as const;

const signalStrength = enumeration("none", "poor", "fair", "good", "excellent");

/** The access point over which data and picture messages go. */
export const apnSettings = strictModel("APNSettings", {
  apn_name: withDefault(enumeration("internet", "broken"), "internet"),
  reset_at_reboot: withDefault(boolean, false),
  mms_apn: { ...optional(text), fallback: "mms" },
  mmsc_url: { ...optional(text), fallback: "http://mms.carrier.com/mms/wapenc" },
  mms_proxy: optional(text),
  mms_port: optional(integer),
});

/** The server of a VPN connection. */
export const vpnDetails = strictModel("VpnDetails", {
  server_address: optional(text),
  protocol: optional(text),
  server_performance: withDefault(enumeration("unknown", "poor", "fair", "good", "excellent"), "unknown"),
});

/** What an app may do. */
export const appPermissions = strictModel("AppPermissions", {
  sms: withDefault(boolean, false),
  storage: withDefault(boolean, false),
  phone: withDefault(boolean, false),
  network: withDefault(boolean, false),
});

const appStatus = strictModel("AppStatus", {
  app_name: text,
  permissions: withDefault(appPermissions, appPermissions.parse({})),
});

/** The user's phone. */
export const phone = strictModel("MockPhoneAttributes", {
  sim_card_status: withDefault(enumeration("active", "missing", "locked_pin", "locked_puk"), "active"),
  sim_card_missing: withDefault(boolean, false),
  airplane_mode: withDefault(boolean, false),
  network_signal_strength: withDefault(signalStrength, "good"),
  network_technology_connected: withDefault(enumeration("none", "2G", "3G", "4G", "5G"), "5G"),
  network_connection_status: withDefault(enumeration(...networkStatuses), "connected"),
  battery_level: withDefault(integer, 80),
  data_enabled: withDefault(boolean, true),
  roaming_enabled: withDefault(boolean, false),
  network_mode_preference: withDefault(enumeration(...networkModes), "4g_5g_preferred"),
  active_apn_settings: withDefault(apnSettings, apnSettings.parse({})),
  wifi_enabled: withDefault(boolean, false),
  wifi_connected: withDefault(boolean, false),
  wifi_ssid: optional(text),
  wifi_signal_strength: withDefault(signalStrength, "none"),
  wifi_calling_enabled: withDefault(boolean, false),
  wifi_calling_mms_over_wifi: withDefault(boolean, false),
  data_saver_mode: withDefault(boolean, false),
  vpn_enabled_setting: withDefault(boolean, false),
  vpn_connected: withDefault(boolean, false),
  vpn_details: optional(vpnDetails),
  app_statuses: withDefault(table(appStatus), {
    messaging: appStatus.parse({
      app_name: "messaging",
      permissions: { sms: true, storage: true, phone: true },
    }),
    browser: appStatus.parse({ app_name: "browser", permissions: { network: true, storage: true } }),
  }),
});

/** A bill that the agent has asked the user to pay. */
export const paymentRequest = strictModel("PaymentRequest", {
  bill_id: text,
  amount_due: floating,
  paid: withDefault(boolean, false),
});

/** Where the user is, and what the network there grants. */
export const surroundings = strictModel("UserSurroundings", {
  name: optional(text),
  phone_number: optional(text),
  is_abroad: withDefault(boolean, false),
  roaming_allowed: withDefault(boolean, false),
  signal_strength: withDefault(table(signalStrength), {
    "2G": "poor",
    "3G": "fair",
    "4G": "good",
    "5G": "excellent",
  }),
  mobile_data_usage_exceeded: withDefault(boolean, false),
  line_active: withDefault(boolean, true),
  payment_request: optional(paymentRequest),
});

/** The user's database. */
export const telecomUserDatabase = strictModel("TelecomUserDB", {
  device: withDefault(phone, phone.parse({})),
  surroundings: withDefault(surroundings, surroundings.parse({})),
});

export type Phone = Infer<typeof phone>;
export type Surroundings = Infer<typeof surroundings>;
export type TelecomUserDatabase = Infer<typeof telecomUserDatabase>;
