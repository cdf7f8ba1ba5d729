import { pythonEqual } from "../../../../python/equal.js";
import { ToolError } from "../../../../python/python-error.js";
import { pythonRepr } from "../../../../python/repr.js";
import type { Feature } from "../feature.js";
import { changeConnection } from "./change-phone.js";
import { hasMobileData } from "./mobile-data.js";
import { onOrOff, phoneOf, surroundingsOf } from "./phone.js";
import { simStatus } from "./sim-status.js";
import { statusBar } from "./status-bar.js";
import { networkStatuses, type Phone, type TelecomUserDatabase } from "./telecom-user-database.js";

/** Shows how the phone is connected. */
export const networkOverview: Feature<TelecomUserDatabase> = {
  tools: {
    check_status_bar: {
      type: "read",
      about:
        "Shows the icons at the top of the screen: signal, kind of network, mobile data and data saver, Wi-Fi, VPN and battery.",
      parameters: {},
      run: (database) => `Status Bar: ${statusBar(phoneOf(database))}`,
    },
    check_network_status: {
      type: "read",
      about:
        "Shows the connections of the phone: airplane mode, SIM card, cellular network, mobile data, data roaming and Wi-Fi.",
      parameters: {},
      run: (database) => overview(phoneOf(database)),
    },
  },
  functions: {
    simulate_network_search: {
      parameters: {},
      run(database) {
        changeConnection(database, () => ({}));
        return null;
      },
    },
    assert_service_status: {
      parameters: { expected_status: {} },
      run(database, { expected_status }) {
        const found = phoneOf(database).network_connection_status;
        if (networkStatuses.includes(expected_status as typeof found)) return found === expected_status;
        throw new ToolError(`${pythonRepr(expected_status!)} is not a valid NetworkStatus`);
      },
    },
    assert_mobile_data_status: {
      parameters: { expected_status: {} },
      run: (database, { expected_status }) => pythonEqual(hasMobileData(database), expected_status!),
    },
    assert_mobile_data_usage_exceeded: {
      parameters: { expected_status: {} },
      run: (database, { expected_status }) =>
        pythonEqual(surroundingsOf(database).mobile_data_usage_exceeded, expected_status!),
    },
  },
};

function overview(phone: Phone): string {
  const lines = [
    `Airplane Mode: ${onOrOff(phone.airplane_mode)}`,
    `SIM Card Status: ${simStatus(phone)}`,
    `Cellular Connection: ${phone.network_connection_status}`,
    `Cellular Signal: ${phone.network_signal_strength}`,
    `Cellular Network Type: ${phone.network_technology_connected}`,
    `Mobile Data Enabled: ${yesOrNo(phone.data_enabled)}`,
    `Data Roaming Enabled: ${yesOrNo(phone.roaming_enabled)}`,
    `Wi-Fi Radio: ${onOrOff(phone.wifi_enabled)}`,
    `Wi-Fi Connected: ${yesOrNo(phone.wifi_connected)}`,
  ];
  if (phone.wifi_connected) lines.push(`Connected Wi-Fi Network: ${phone.wifi_ssid ?? "None"}`);
  return lines.join("\n");
}

function yesOrNo(isSo: boolean): string {
  return isSo ? "Yes" : "No";
}
