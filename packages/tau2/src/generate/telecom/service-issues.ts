import type { Caller } from "./caller.js";
import { byAgent, byCaller, type Fix, type Issue, onLine, onPhone } from "./issue.js";

/** Airplane mode was left on. */
export const airplaneModeOn: Issue = {
  name: "airplane_mode_on",
  breaks: [onPhone("turn_airplane_mode_on")],
  fixes: [byCaller("toggle_airplane_mode")],
};

/** The SIM card sits loose. */
export const simUnseated: Issue = {
  name: "unseat_sim_card",
  breaks: [onPhone("unseat_sim_card")],
  fixes: [byCaller("reseat_sim_card")],
};

/** The SIM card wants a PIN that nobody knows. */
export const simLocked: Issue = {
  name: "lock_sim_card_pin",
  breaks: [onPhone("lock_sim_card", { mode: "pin" })],
  fixes: null,
};

/** The settings of the access point are broken. */
export const accessPointBroken: Issue = {
  name: "break_apn_settings",
  breaks: [onPhone("break_apn_settings")],
  fixes: [byCaller("reset_apn_settings"), byCaller("reboot_device")],
};

/** The line is suspended until a bill is paid. */
export const billOverdue: Issue = {
  name: "overdue_bill_suspension",
  breaks: [suspension(false), onPhone("simulate_network_search")],
  fixes: [paymentRequest, byCaller("make_payment"), byAgent("resume_line"), byCaller("reboot_device")],
};

/** The line is suspended and its contract is over. */
export const contractEnded: Issue = {
  name: "contract_end_suspension",
  breaks: [suspension(true), onPhone("simulate_network_search")],
  fixes: null,
};

function suspension(contract_ended: boolean) {
  return onLine("suspend_line_for_overdue_bill", ({ billId }) => ({ new_bill_id: billId, contract_ended }));
}

function paymentRequest({ customerId, billId }: Caller): Fix {
  return {
    ...{ requestor: "assistant", name: "send_payment_request" },
    arguments: { customer_id: customerId, bill_id: billId },
  };
}
