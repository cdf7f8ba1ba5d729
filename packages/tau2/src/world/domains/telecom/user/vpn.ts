import { attributeError } from "../../../../python/attribute-error.js";
import { stringRepr } from "../../../../python/repr.js";
import type { Feature } from "../feature.js";
import { plainOf } from "../plain-of.js";
import { changePhone } from "./change-phone.js";
import { phoneOf, withStatusBar } from "./phone.js";
import type { Phone, TelecomUserDatabase } from "./telecom-user-database.js";

type VpnDetails = NonNullable<Phone["vpn_details"]>;

/** The server that the phone connects to. */
export const usualVpn: VpnDetails = {
  server_address: "192.168.1.1",
  protocol: "OpenVPN",
  server_performance: "excellent",
};

/** A private network, through which data may be slow. */
export const vpn: Feature<TelecomUserDatabase> = {
  tools: {
    check_vpn_status: {
      type: "read",
      about: "Shows whether a VPN is connected, and to which server.",
      parameters: {},
      run(database) {
        const phone = phoneOf(database);
        if (!phone.vpn_connected) {
          return phone.vpn_enabled_setting
            ? "VPN is turned ON in settings, but currently not connected."
            : "VPN is turned OFF.";
        }
        return phone.vpn_details === null
          ? "VPN is ON and connected (no specific details available)."
          : `VPN is ON and connected. Details: ${detailsRepr(phone.vpn_details)}`;
      },
    },
    connect_vpn: {
      type: "write",
      about: "Connects to the VPN.",
      parameters: {},
      run(database) {
        if (phoneOf(plainOf<TelecomUserDatabase>(database)).vpn_connected) return "VPN already connected.";
        return withStatusBar("VPN connected successfully.", changePhone(database, connected));
      },
    },
    disconnect_vpn: {
      type: "write",
      about: "Disconnects from the VPN.",
      parameters: {},
      run(database) {
        const wasConnected = phoneOf(plainOf<TelecomUserDatabase>(database)).vpn_connected;
        return withStatusBar(
          wasConnected ? "VPN disconnected successfully." : "No active VPN connection to disconnect.",
          changePhone(database, () => (wasConnected ? withoutVpn : {})),
        );
      },
    },
  },
  functions: {
    break_vpn: {
      parameters: {},
      run(database) {
        const { vpn_details: details } = changePhone(database, broken);
        if (details === null) throw attributeError("NoneType", "server_performance");
        return "VPN connection broken.";
      },
    },
  },
};

/** What a phone without a VPN holds. */
export const withoutVpn = { vpn_connected: false, vpn_details: null } as const;

function connected({ vpn_connected }: Phone): Partial<Phone> {
  return vpn_connected ? {} : { vpn_connected: true, vpn_details: usualVpn };
}

function broken(phone: Phone): Partial<Phone> {
  const details = phone.vpn_connected ? phone.vpn_details : usualVpn;
  if (details === null) return {};
  return { vpn_connected: true, vpn_details: { ...details, server_performance: "poor" } };
}

/** Upstream shows Python's dict, with an enum's member in it. */
function detailsRepr({ server_address, protocol, server_performance: level }: VpnDetails): string {
  return `{'server_address': ${textRepr(server_address)}, 'protocol': ${textRepr(protocol)}, 'server_performance': <PerformanceLevel.${level.toUpperCase()}: '${level}'>}`;
}

function textRepr(text: string | null): string {
  return text === null ? "None" : stringRepr(text);
}
