import { byCaller, type Issue, onPhone } from "./issue.js";

/** Wi-Fi calling takes picture messages along, which the company does not support. */
export const wifiCallingOn: Issue = {
  name: "bad_wifi_calling",
  breaks: [onPhone("set_wifi_calling", { enabled: true, mms_over_wifi: true })],
  fixes: [byCaller("toggle_wifi_calling")],
};

/** The address that picture messages go to is missing. */
export const pictureAddressMissing: Issue = {
  name: "break_apn_mms_setting",
  breaks: [onPhone("break_apn_mms_setting")],
  fixes: [byCaller("reset_apn_settings"), byCaller("reboot_device")],
};

/** The messaging app lacks permissions. */
export const permissionsMissing: readonly Issue[] = [
  withoutPermissions("break_app_sms_permission", ["sms"]),
  withoutPermissions("break_app_storage_permission", ["storage"]),
  withoutPermissions("break_app_both_permissions", ["sms", "storage"]),
];

function withoutPermissions(name: string, permissions: readonly string[]): Issue {
  const inputs = permissions.map((permission) => ({ app_name: "messaging", permission }));
  return {
    name,
    breaks: inputs.map((input) => onPhone("remove_app_permission", input)),
    fixes: inputs.map((input) => byCaller("grant_app_permission", input)),
  };
}
