import { produce } from "immer";
import { describe, expect, it } from "vitest";
import type { PythonRecord } from "../../../python/python-value.js";
import { openSmallTelecom, smallTelecom } from "../../../testing/small-telecom.js";
import { beginWorld, newWorld } from "../../begin-world.js";
import { respond } from "../../call-tool.js";
import { draftAccess } from "../../world.js";
import { telecomDomain } from "./telecom-domain.js";

const here = (company: ReturnType<typeof openSmallTelecom>) => company.at("user", "surroundings");
const ada = { customer_id: "C1", line_id: "L1" };

describe("what is carried over between the databases", () => {
  it("should be nothing for a phone without a number", () => {
    const company = openSmallTelecom();
    expect(here(company)).toMatchObject({ phone_number: null, line_active: true, roaming_allowed: false });
  });

  it("should be whether the line is active, may roam and has data left", () => {
    const company = openSmallTelecom();
    company.own("555-000-0003");
    expect(here(company)).toMatchObject({ line_active: false, roaming_allowed: true });
    company.agent("resume_line", { customer_id: "C2", line_id: "L3" });
    expect(here(company)).toMatchObject({ line_active: true });
    company.own("555-000-0001");
    company.set("assistant", "set_data_usage", { ...ada, data_used_gb: 3 });
    expect(here(company)).toMatchObject({ mobile_data_usage_exceeded: true });
    company.agent("refuel_data", { ...ada, gb_amount: 0.5 });
    expect(here(company)).toMatchObject({ mobile_data_usage_exceeded: false });
  });

  it("should not make the phone look for a network", () => {
    const company = openSmallTelecom();
    company.own("555-000-0002");
    expect(company.user("check_status_bar")).toContain("5G");
    expect(company.user("reboot_device")).toContain("No Signal");
    company.agent("resume_line", { customer_id: "C1", line_id: "L2" });
    expect(company.user("check_status_bar")).toContain("No Signal");
    expect(company.user("reboot_device")).toContain("5G");
  });

  it("should be requests to pay, and payments back", () => {
    const company = openSmallTelecom();
    company.own("555-000-0001");
    expect(company.user("make_payment")).toBe("You do not have a payment request.");
    expect(company.user("check_payment_request")).toBe("No payment request has been made.");
    company.agent("send_payment_request", { customer_id: "C1", bill_id: "B2" });
    expect(company.user("check_payment_request")).toBe("You have a payment request for bill B2 of 22.5 USD.");
    expect(company.user("make_payment")).toBe("Payment of 22.5 USD has been made for bill B2.");
    expect(company.at("agent", "bills", 1, "status")).toBe("Paid");
    expect(company.user("check_payment_request")).toBe("No payment request has been made.");
  });

  it("should fail for a number that no line has, with whatever the tool did", () => {
    const company = openSmallTelecom();
    expect(() => company.own("555")).toThrow("Line with phone number 555 not found");
    expect(company.user("toggle_data_saver_mode")).toBe("Error: Line with phone number 555 not found");
    expect(company.at("user", "device", "data_saver_mode")).toBe(true);
    company.own("555-000-0001");
  });

  it("should be the same inside a recipe", () => {
    const setting = { domain: telecomDomain, solo: false };
    const calls: readonly (readonly ["user" | "assistant", string, PythonRecord])[] = [
      ["assistant", "send_payment_request", { customer_id: "C1", bill_id: "B2" }],
      ["user", "make_payment", {}],
      ["assistant", "suspend_line", { ...ada, reason: "" }],
      ["user", "connect_vpn", {}],
      ["user", "reboot_device", {}],
      ["assistant", "refuel_data", { ...ada, gb_amount: 1 }],
    ];
    const company = openSmallTelecom();
    company.own("555-000-0001");
    company.set("user", "break_vpn");
    company.user("disconnect_vpn");
    const inOne = produce(company.cell.read(), (draft) => {
      for (const [requestor, name, input] of calls) {
        respond(setting, draftAccess(draft), { id: "", name, arguments: input, requestor });
      }
    });
    for (const [side, name, input] of calls) company[side === "user" ? "user" : "agent"](name, input);
    expect(inOne).toEqual(company.cell.read());
    expect(company.user("check_vpn_status")).toContain("POOR");
  });
});

describe("an agent that works alone", () => {
  it("should have both sides' tools, and leave the user none", () => {
    const company = openSmallTelecom({ solo: true });
    expect(company.agent("check_sim_status")).toBe("Your SIM card is active and working.");
    expect(company.agent("get_data_usage", ada)).toContain("2.5");
    expect(company.user("check_sim_status")).toBe("Error: User tool calls are not allowed in solo mode");
  });
});

describe("initialization data", () => {
  const setting = { domain: telecomDomain, solo: false };
  const initial = (side: "agent_data" | "user_data") => ({
    initialization_data: { agent_data: null, user_data: null, [side]: {} },
    ...{ initialization_actions: null, message_history: null },
  });
  const ask = (side: "agent_data" | "user_data", requestor: "user" | "assistant", name: string) => {
    const world = produce(newWorld(setting, smallTelecom), () => undefined);
    const call = { id: "", name, requestor, arguments: name === "check_status_bar" ? {} : { id: "L1" } };
    let content = "";
    const begin = () => beginWorld(setting, world, initial(side), []);
    try {
      produce(begin(), (draft) => {
        content = respond(setting, draftAccess(draft), call).content;
      });
    } catch (error) {
      content = (error as Error).message;
    }
    return content;
  };

  it("should leave one side without its database, as upstream does", () => {
    expect(ask("agent_data", "user", "check_status_bar")).toContain("'TelecomDB' object has no attribute");
    expect(ask("user_data", "assistant", "get_details_by_id")).toContain(
      "'TelecomUserDB' object has no attribute",
    );
  });
});
