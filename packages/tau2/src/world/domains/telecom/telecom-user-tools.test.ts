import { describe, expect, it } from "vitest";
import type { PythonRecord } from "../../../python/python-value.js";
import { openSmallTelecom } from "../../../testing/small-telecom.js";

const bar = "📶⁴ Excellent | 5G | 📱 Data Enabled | 🔋 80%";
const noSignal = "📵 No Signal | 📵 Data Disabled | 🔋 80%";

/** A phone that has found its network. */
function openPhone() {
  const company = openSmallTelecom();
  company.set("user", "simulate_network_search");
  return company;
}

describe("the status bar", () => {
  it("should show signal, network, data and battery", () => {
    expect(openSmallTelecom().user("check_status_bar")).toBe(
      "Status Bar: 📶³ Good | 5G | 📱 Data Enabled | 🔋 80%",
    );
  });

  it("should show airplane mode alone, and the signal again after it", () => {
    const phone = openPhone();
    expect(phone.user("toggle_airplane_mode")).toBe(
      "Airplane Mode is now ON.\nStatus Bar: ✈️ Airplane Mode | 🔋 80%",
    );
    expect(phone.user("toggle_wifi")).toContain("Cannot change Wi-Fi settings while Airplane Mode is ON.");
    expect(phone.user("toggle_airplane_mode")).toBe(`Airplane Mode is now OFF.\nStatus Bar: ${bar}`);
  });

  it.each([
    ["toggle_data", "Mobile Data", "OFF", "📶⁴ Excellent | 5G | 📵 Data Disabled | 🔋 80%"],
    [
      ...(["toggle_data_saver_mode", "Data Saver Mode", "ON"] as const),
      "📶⁴ Excellent | 5G | 📱 Data Enabled | 🔽 Data Saver | 🔋 80%",
    ],
    ["toggle_roaming", "Data Roaming", "ON", bar],
    ["toggle_wifi", "Wi-Fi", "ON", bar],
    ["toggle_wifi_calling", "Wi-Fi Calling", "ON", bar],
  ] as const)("should follow %s there and back", (tool, what, first, changed) => {
    const phone = openPhone();
    expect(phone.user(tool)).toBe(`${what} is now ${first}.\nStatus Bar: ${changed}`);
    expect(phone.user(tool)).toBe(`${what} is now ${first === "ON" ? "OFF" : "ON"}.\nStatus Bar: ${bar}`);
  });

  it("should show a Wi-Fi network by its name, and none after airplane mode", () => {
    const company = openSmallTelecom({
      databases: {
        ...{ agent: openSmallTelecom().cell.read().agent as PythonRecord },
        user: { ...phoneWith({ wifi_enabled: true, wifi_connected: true, wifi_ssid: "Nest" }) },
      },
    });
    expect(company.user("check_status_bar")).toContain("| 📡 Connected to Nest |");
    expect(company.user("check_network_status")).toContain("Connected Wi-Fi Network: Nest");
    expect(company.user("check_wifi_status")).toBe(
      "Wi-Fi is ON and connected to 'Nest'. Signal strength: none.",
    );
    company.user("toggle_airplane_mode");
    expect(company.user("check_wifi_status")).toBe("Wi-Fi is ON but not connected to any network.");
  });
});

describe("the network", () => {
  it("should be described line by line", () => {
    expect(openPhone().user("check_network_status")).toBe(
      "Airplane Mode: OFF\nSIM Card Status: active\nCellular Connection: connected\nCellular Signal: excellent\nCellular Network Type: 5G\nMobile Data Enabled: Yes\nData Roaming Enabled: No\nWi-Fi Radio: OFF\nWi-Fi Connected: No",
    );
  });

  it.each([
    ["4g_only", "📶³ Good | 4G"],
    ["3g_only", "📶² Fair | 3G"],
    ["2g_only", "📶¹ Poor | 2G"],
    ["4g_5g_preferred", "📶⁴ Excellent | 5G"],
  ])("should be %s when that is preferred", (mode, shown) => {
    const phone = openPhone();
    expect(phone.user("set_network_mode_preference", { mode })).toBe(
      `Preferred Network Mode set to: ${mode}\nStatus Bar: ${shown} | 📱 Data Enabled | 🔋 80%`,
    );
    expect(phone.user("check_network_mode_preference")).toBe(`Network Mode Preference: ${mode}`);
  });

  it("should refuse unknown modes, but keep what is no text, as upstream does", () => {
    const phone = openPhone();
    expect(phone.user("set_network_mode_preference", { mode: "6g" })).toBe(
      `Failed to set network mode: '6g' is not a valid option. Please use one of: 4g_5g_preferred, 4g_only, 3g_only, 2g_only\nStatus Bar: ${bar}`,
    );
    expect(phone.user("set_network_mode_preference", { mode: 6 })).toBe(
      "Error: 'int' object has no attribute 'value'",
    );
    expect(phone.at("user", "device", "network_mode_preference")).toBe(6);
    expect(phone.user("check_status_bar")).toContain("4G");
  });

  it.each([
    ["unseat_sim_card", {}],
    ["lock_sim_card", { mode: "pin" }],
    ["lock_sim_card", { mode: "puk" }],
    ["break_apn_settings", {}],
  ])("should be gone after %s", (name, input) => {
    const phone = openPhone();
    phone.set("user", name, input);
    expect(phone.user("check_status_bar")).toBe(`Status Bar: ${noSignal}`);
    expect(phone.set("user", "assert_service_status", { expected_status: "no_service" })).toBe(true);
  });

  it("should not know other states", () => {
    expect(() => openPhone().set("user", "assert_service_status", { expected_status: "off" })).toThrow(
      "'off' is not a valid NetworkStatus",
    );
  });
});

describe("the SIM card", () => {
  it("should be found missing, and work again when it is put back", () => {
    const phone = openPhone();
    phone.set("user", "unseat_sim_card");
    expect(phone.user("check_sim_status")).toBe("No SIM card detected in the phone.");
    expect(phone.user("reseat_sim_card")).toBe(`SIM card re-seated successfully.\nStatus Bar: ${bar}`);
    expect(phone.user("check_sim_status")).toBe("Your SIM card is active and working.");
  });

  it("should stay locked", () => {
    const phone = openPhone();
    phone.set("user", "lock_sim_card", { mode: "puk" });
    expect(phone.user("reseat_sim_card")).toContain(noSignal);
    expect(phone.user("check_sim_status")).toBe("The SIM card is locked with a PUK code.");
  });
});

describe("the access point", () => {
  it("should be set", () => {
    const phone = openPhone();
    const answer = phone.user("set_apn_settings", {
      apn_settings: { apn_name: "broken", mmsc_url: "http://m" },
    });
    expect(answer).toBe(`APN settings set to: broken\nStatus Bar: ${noSignal}`);
    expect(phone.user("check_apn_settings")).toBe(
      "Current APN Name: broken\nMMSC URL (for picture messages): http://m\n(These are technical settings, usually best left unchanged.)",
    );
  });

  it("should be reset at the next restart", () => {
    const phone = openPhone();
    phone.set("user", "break_apn_settings");
    expect(phone.user("reset_apn_settings")).toBe(
      `APN settings will reset at reboot.\nStatus Bar: ${noSignal}`,
    );
    expect(phone.user("reboot_device")).toBe(
      `Resetting APN settings...\nRestarting network services...\nStatus Bar: ${bar}`,
    );
    expect(phone.user("reboot_device")).toBe(`Restarting network services...\nStatus Bar: ${bar}`);
  });

  it("should answer as Python does once it is no settings at all", () => {
    const phone = openPhone();
    expect(phone.user("set_apn_settings", { apn_settings: "internet" })).toBe(
      "Error: 'str' object has no attribute 'apn_name'",
    );
    expect(phone.user("check_apn_settings")).toBe("Error: 'str' object has no attribute 'model_copy'");
    expect(phone.user("can_send_mms")).toBe("Error: 'str' object has no attribute 'mmsc_url'");
    expect(phone.user("toggle_data")).toBe("Error: 'str' object has no attribute 'apn_name'");
    expect(phone.at("user", "device", "data_enabled")).toBe(false);
  });
});

describe("the VPN", () => {
  const details = (level: string) =>
    `VPN is ON and connected. Details: {'server_address': '192.168.1.1', 'protocol': 'OpenVPN', 'server_performance': <PerformanceLevel.${level.toUpperCase()}: '${level}'>}`;

  it("should connect once and disconnect once", () => {
    const phone = openPhone();
    expect(phone.user("check_vpn_status")).toBe("VPN is turned OFF.");
    expect(phone.user("connect_vpn")).toContain("VPN connected successfully.\nStatus Bar: 📶⁴ Excellent");
    expect(phone.user("connect_vpn")).toBe("VPN already connected.");
    expect(phone.user("check_vpn_status")).toBe(details("excellent"));
    expect(phone.user("disconnect_vpn")).toBe(`VPN disconnected successfully.\nStatus Bar: ${bar}`);
    expect(phone.user("disconnect_vpn")).toContain("No active VPN connection to disconnect.");
  });

  it("should stay slow in the world in which it was broken, and only there", () => {
    const phone = openPhone();
    phone.set("user", "break_vpn");
    expect(phone.user("check_vpn_status")).toBe(details("poor"));
    phone.user("disconnect_vpn");
    phone.user("connect_vpn");
    expect(phone.user("check_vpn_status")).toBe(details("poor"));
    const other = openPhone();
    other.user("connect_vpn");
    expect(other.user("check_vpn_status")).toBe(details("excellent"));
  });
});

describe("apps", () => {
  it("should be listed with what they may do", () => {
    const phone = openPhone();
    expect(phone.user("check_installed_apps")).toBe(
      "The following apps are installed on the phone: messaging, browser",
    );
    expect(phone.user("check_app_permissions", { app_name: "browser" })).toBe(
      "App 'browser' has permission for: storage, network.",
    );
    expect(phone.user("check_app_status", { app_name: "messaging" })).toBe(
      "Status for App: messaging\n - Permissions Granted:\n   - sms\n   - storage\n   - phone",
    );
    for (const permission of ["storage", "network"]) {
      phone.set("user", "remove_app_permission", { app_name: "browser", permission });
    }
    expect(phone.user("check_app_permissions", { app_name: "browser" })).toBe(
      "App 'browser' currently has no permissions granted.",
    );
    expect(phone.user("check_app_status", { app_name: "browser" })).toContain(
      " - Permissions: None granted.",
    );
  });

  it("should be granted what is known", () => {
    const phone = openPhone();
    expect(phone.user("grant_app_permission", { app_name: "browser", permission: "SMS" })).toBe(
      `Success. Permission 'sms' granted to app 'browser'.\nStatus Bar: ${bar}`,
    );
    expect(phone.user("grant_app_permission", { app_name: "browser", permission: "camera" })).toBe(
      `Error. Permission 'camera' not tracked for app 'browser', available permissions: ['sms', 'storage', 'phone', 'network']\nStatus Bar: ${bar}`,
    );
    expect(phone.user("grant_app_permission", { app_name: "maps", permission: "sms" })).toBe(
      `Error. App 'maps' not found. Cannot grant permission.\nStatus Bar: ${bar}`,
    );
  });

  it.each<readonly [string, PythonRecord, string]>([
    ["check_app_status", { app_name: "maps" }, "App 'maps' not found on this phone."],
    ["check_app_permissions", { app_name: null }, "App 'None' not found on this phone."],
    ["check_app_status", { app_name: [] }, "Error: unhashable type: 'list'"],
    [
      ...(["grant_app_permission", { app_name: "browser", permission: 1 }] as const),
      "Error: 'int' object has no attribute 'lower'",
    ],
  ])("should answer %s of %j", (name, input, answer) => {
    expect(openPhone().user(name, input)).toBe(answer);
  });
});

describe("picture messages", () => {
  const canSend = "Your messaging app can send MMS messages.";

  it("should be sent by a phone in order", () => {
    expect(openPhone().user("can_send_mms")).toBe(canSend);
  });

  it.each<readonly [string, PythonRecord]>([
    ["turn_data_off", {}],
    ["turn_airplane_mode_on", {}],
    ["set_network_mode_preference", { mode: "2g_only" }],
    ["set_wifi_calling", { enabled: true, mms_over_wifi: true }],
    ["break_apn_mms_setting", {}],
    ["remove_app_permission", { app_name: "messaging", permission: "sms" }],
    ["remove_app_permission", { app_name: "messaging", permission: "storage" }],
    ["set_user_location", { abroad: true }],
  ])("should not be sent after %s of %j", (name, input) => {
    const phone = openPhone();
    phone.set("user", name, input);
    expect(phone.user("can_send_mms")).toBe("Your messaging app cannot send MMS messages.");
    expect(phone.set("user", "assert_can_send_mms", { expected_status: false })).toBe(true);
  });

  it("should go with Wi-Fi calling that leaves them alone", () => {
    const phone = openPhone();
    phone.set("user", "set_wifi_calling", { enabled: true });
    expect(phone.user("can_send_mms")).toBe(canSend);
  });
});

describe("the speed test", () => {
  it.each<readonly [string, PythonRecord, string]>([
    ["turn_data_on", {}, "Speed Test Result: 275.00 Mbps (Excellent). Connection is very fast."],
    ["set_network_mode_preference", { mode: "4g_only" }, "44.00 Mbps (Good). Connection is good"],
    ["set_network_mode_preference", { mode: "3g_only" }, "1.50 Mbps (Poor). Connection is slow."],
    ["set_network_mode_preference", { mode: "2g_only" }, "0.05 Mbps (Very Poor). Connection is very slow."],
    ["break_vpn", {}, "27.50 Mbps (Good)"],
    ["turn_data_saver_mode_on", {}, "55.00 Mbps (Good)"],
    ["turn_data_off", {}, "Speed test failed: No Connection."],
  ])("should measure after %s of %j", (name, input, result) => {
    const phone = openPhone();
    phone.set("user", name, input);
    expect(phone.user("run_speed_test")).toContain(result);
  });

  it("should count VPN and data saver together", () => {
    const phone = openPhone();
    phone.set("user", "break_vpn");
    phone.set("user", "turn_data_saver_mode_on");
    expect(phone.user("run_speed_test")).toContain("5.50 Mbps (Fair). Connection is okay");
    expect(phone.set("user", "assert_internet_not_excellent")).toBe(true);
  });

  it("should fail abroad unless both phone and line roam", () => {
    const phone = openSmallTelecom();
    phone.own("555-000-0001");
    phone.set("user", "set_user_location", { abroad: true });
    phone.user("toggle_roaming");
    expect(phone.user("run_speed_test")).toContain("No Connection");
    phone.agent("enable_roaming", { customer_id: "C1", line_id: "L1" });
    expect(phone.user("run_speed_test")).toContain("Excellent");
    phone.user("toggle_roaming");
    expect(phone.user("run_speed_test")).toContain("No Connection");
  });

  it("should be compared by speed and by rating", () => {
    const phone = openPhone();
    const isFast = (input: PythonRecord) => phone.set("user", "assert_internet_speed", input);
    expect(isFast({ expected_speed: 275 })).toBe(true);
    expect(isFast({ expected_speed: 275.1 })).toBe(false);
    expect(isFast({ expected_speed: 1, expected_desc: "EXCELLENT" })).toBe(true);
    expect(isFast({ expected_speed: 1, expected_desc: "good" })).toBe(false);
    expect(() => isFast({ expected_speed: "1" })).toThrow("'>=' not supported between instances");
  });
});

function phoneWith(device: PythonRecord): PythonRecord {
  const { device: usual, surroundings } = openSmallTelecom().cell.read().user as Record<string, PythonRecord>;
  return { device: { ...usual, ...device }, surroundings: surroundings! };
}
