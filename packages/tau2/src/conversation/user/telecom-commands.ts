import type { PythonRecord } from "../../python/python-value.js";
import type { DeviceCommand } from "./device-command.js";
import { expandPhrase } from "./expand-phrase.js";

const wifi = "(wi-fi|wifi)";
const phone = "(your|the|my) (phone|device)";

/**
 * What callers can be asked to do with their phone, for each tool at least once. The first phrase of a command is the one
 * to use; the others are heard, too. Toggles take the same words for on and off: the tool does not know the difference.
 */
export const telecomCommands: readonly DeviceCommand[] = [
  command("check_status_bar", "(check|look at) (the|your) status bar", "what (the|your) status bar shows"),
  command("check_network_status", "check (the|your) (network|cellular) (status|connection)"),
  command("check_network_mode_preference", "check (the|your) network mode( preference|)"),
  ...[
    mode("4g_5g_preferred", "4g_5g_preferred", "4g/5g( preferred|)", "5g", "4g and 5g"),
    mode("4g_only", "4g_only", "4g only"),
    mode("3g_only", "3g_only", "3g only"),
    mode("2g_only", "2g_only", "2g only"),
  ],
  command("run_speed_test", "(run|do|repeat|rerun) (a|the|another) speed test"),
  command("toggle_airplane_mode", ...switched("airplane mode", "off")),
  command("check_sim_status", "check (the|your) sim( card|)(| status)"),
  command(
    "reseat_sim_card",
    "(re-seat|reseat|re-insert|reinsert) (the|your) sim( card|)",
    "take (the|your) sim( card|) out and put it back",
  ),
  command("toggle_data", ...switched("mobile data", "on"), "toggle_data()"),
  command("toggle_roaming", ...switched("data roaming", "on")),
  command(
    "check_data_restriction_status",
    "check (whether|if) (the |)data saver(| mode) is on",
    "check (the|your|for) data restrictions",
  ),
  command("toggle_data_saver_mode", ...switched("data saver(| mode)", "off")),
  command("check_apn_settings", "check (the|your) apn( settings|)"),
  command(
    ...(["set_apn_settings", { apn_settings: { apn_name: "internet" } }] as const),
    "set (the|your) apn( settings| name|) to internet",
  ),
  command("reset_apn_settings", "reset (the|your) apn( settings|)"),
  command("check_wifi_status", `check (the|your) ${wifi} (status|connection)`),
  command("toggle_wifi", ...switched(`(the |)${wifi} radio`, "on"), `turn ${wifi} (on|off)`, "toggle_wifi()"),
  command(
    "check_wifi_calling_status",
    `check (whether|if) ${wifi} calling is on`,
    `check (the|your) ${wifi} calling( status|)`,
  ),
  command("toggle_wifi_calling", ...switched(`${wifi} calling`, "off")),
  command(
    "check_vpn_status",
    "check (whether|if) a vpn is (connected|active)",
    "check (the|your) vpn( status|)",
  ),
  command("connect_vpn", "connect (to |)(the|your|a) vpn"),
  command(
    "disconnect_vpn",
    "disconnect (from |)(the|your) vpn",
    "turn off (the|your) vpn",
    "turn (the|your) vpn off",
  ),
  command(
    "check_installed_apps",
    "check which apps are installed",
    "(list|check) (the|your) (installed |)apps",
  ),
  ...["messaging", "browser"].flatMap(appCommands),
  command(
    "can_send_mms",
    "(try|check whether you are able) to send (a picture message|an mms)",
    "(try sending|send) (a test|an) mms",
  ),
  command("reboot_device", `(restart|reboot) ${phone}`),
  command("check_payment_request", "(check|look at) (the|your) payment requests"),
  command("make_payment", "(make|accept) the payment", "pay the (overdue |)bill"),
];

function appCommands(app: string): readonly DeviceCommand[] {
  const called = `(the|your) ${app} app`;
  return [
    command(
      ...(["check_app_status", { app_name: app }] as const),
      `check the status of ${called}`,
      `check ${called}'s status`,
    ),
    command(
      ...(["check_app_permissions", { app_name: app }] as const),
      `check the permissions of ${called}`,
      `check ${called}'s permissions`,
      `check (which|what) permissions ${called} has`,
    ),
    ...["sms", "storage", "phone", "network"].map((permission) =>
      command(
        ...(["grant_app_permission", { app_name: app, permission }] as const),
        `grant ${called} the ${permission} permission`,
        `(grant|give) the ${permission} permission to ${called}`,
        `allow ${called} to use ${permission}`,
      ),
    ),
  ];
}

function mode(name: string, ...spoken: readonly string[]): DeviceCommand {
  const patterns = spoken.map(
    (words) => `set (the|your) (|preferred )network mode(| preference) to ${words}`,
  );
  return command("set_network_mode_preference", { mode: name }, ...patterns);
}

/** @param usual what is mostly wanted, which the phrase to use says */
function switched(what: string, usual: "on" | "off"): readonly string[] {
  const states = usual === "on" ? "(on|off)" : "(off|on)";
  return [
    `(turn|switch) ${what} ${states}`,
    `(turn|switch) ${states} ${what}`,
    `(toggle|disable|enable) ${what}`,
  ];
}

function command(name: string, ...rest: readonly (PythonRecord | string)[]): DeviceCommand {
  const [first] = rest;
  const input = typeof first === "object" ? first : {};
  const patterns = rest.filter((one) => typeof one === "string");
  return { phrases: patterns.flatMap(expandPhrase), call: { name, arguments: input } };
}
