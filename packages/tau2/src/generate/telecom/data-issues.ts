import { float } from "../../python/number.js";
import { pythonRound } from "../../python/round.js";
import { type Caller, refuelGigabytes } from "./caller.js";
import { byAgent, byCaller, holding, type Issue, onLine, onPhone } from "./issue.js";

const goAbroad = onPhone("set_user_location", { abroad: true });
const forbidRoaming = [onLine("disable_roaming"), onPhone("simulate_network_search")];
const refuel = () => ({ gb_amount: float(refuelGigabytes) });

/** Abroad with a phone that does not roam. */
export const phoneDoesNotRoam: Issue = {
  name: "user_abroad_roaming_enabled_off",
  breaks: [goAbroad, onPhone("turn_roaming_off"), onLine("enable_roaming")],
  fixes: [byCaller("toggle_roaming")],
  abroad: true,
};

/** Abroad with a line that may not roam. */
export const lineDoesNotRoam: Issue = {
  name: "user_abroad_roaming_disabled_on",
  breaks: [goAbroad, onPhone("turn_roaming_on"), ...forbidRoaming],
  fixes: [byAgent("enable_roaming")],
  abroad: true,
};

/** Abroad, and neither phone nor line roams. */
export const nothingRoams: Issue = {
  name: "user_abroad_roaming_disabled_off",
  breaks: [goAbroad, onPhone("turn_roaming_off"), ...forbidRoaming],
  fixes: [byAgent("enable_roaming"), byCaller("toggle_roaming")],
  abroad: true,
};

/** Mobile data is off. */
export const dataOff: Issue = {
  name: "data_mode_off",
  breaks: [onPhone("turn_data_off")],
  fixes: [byCaller("toggle_data")],
};

/** The data saver slows everything down. */
export const dataSaverOn: Issue = {
  name: "data_saver_mode_on",
  breaks: [onPhone("turn_data_saver_mode_on")],
  fixes: [byCaller("toggle_data_saver_mode")],
};

/** The phone is told to use the oldest network only. */
export const oldNetworkOnly: Issue = {
  name: "bad_network_preference",
  breaks: [onPhone("set_network_mode_preference", { mode: "2g_only" })],
  fixes: [byCaller("set_network_mode_preference", { mode: "4g_5g_preferred" })],
};

/** A VPN slows everything down. */
export const vpnSlow: Issue = {
  name: "bad_vpn",
  breaks: [onPhone("break_vpn")],
  fixes: [byCaller("disconnect_vpn")],
};

/** The month's data is used up. */
export const dataUsedUp: Issue = {
  name: "data_usage_exceeded",
  breaks: [
    onLine("set_data_usage", ({ dataLimit, overrun }) => ({ data_used_gb: used(dataLimit + overrun) })),
  ],
  fixes: [byAgent("refuel_data", refuel)],
  alsoHolds: ({ customerId, lineId }: Caller) =>
    holding("assistant", "assert_data_refueling_amount", {
      ...{ customer_id: customerId, line_id: lineId },
      expected_amount: float(refuelGigabytes),
    }),
};

/** The month's data is used up, and so is all that may be added. */
export const refuelUsedUp: Issue = {
  name: "data_usage_exceeded_no_refuel",
  breaks: [
    onLine("refuel_data", refuel),
    onLine("set_data_usage", ({ dataLimit, overrun }) => ({
      data_used_gb: used(dataLimit + refuelGigabytes + overrun),
    })),
  ],
  fixes: null,
};

function used(gigabytes: number) {
  return float(pythonRound(gigabytes, 1));
}
