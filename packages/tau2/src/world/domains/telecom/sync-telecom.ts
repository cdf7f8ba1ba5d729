import { castDraft, type Draft } from "immer";
import { add } from "../../../python/arithmetic.js";
import { isAtLeast } from "../../../python/compare.js";
import type { PythonValue } from "../../../python/python-value.js";
import { databaseOf, type World, type WorldAccess, WorldCell } from "../../world.js";
import { awaitedBill, settleBill } from "./agent/billing.js";
import { customerByPhone, lineByPhone, planById } from "./agent/records.js";
import type { TelecomDatabase } from "./agent/telecom-database.js";
import { keepVpnBroken } from "./keep-vpn-broken.js";
import { surroundingsOf } from "./user/phone.js";
import { paymentRequest, type Surroundings, type TelecomUserDatabase } from "./user/telecom-user-database.js";

/**
 * Carries over to the user's surroundings what the agent's database says of the user's line and bills, and payments
 * back. It runs after every call and therefore writes only what differs, and does not compare again what has been
 * found in accord. Throws a ToolError for a user without a line; what was carried over before stays.
 */
export function syncTelecom(world: WorldAccess): void {
  keepVpnBroken(world);
  const before = world.read();
  const here = surroundingsOf(userOf(before));
  const agent = agentOf(before);
  if (here.phone_number === null || inAccord.get(here) === agent) return;
  const line = lineByPhone(agent, here.phone_number);
  tell(world, here, "line_active", line.status === "Active");
  tell(world, here, "roaming_allowed", line.roaming_enabled);
  const limit = add(planById(agent, line.plan_id).data_limit_gb, line.data_refueling_gb);
  tell(world, here, "mobile_data_usage_exceeded", isAtLeast(line.data_used_gb, limit));
  if (here.payment_request?.paid === true) bookPayment(world, here.payment_request.bill_id);
  if (here.payment_request?.paid !== false) requestPayment(world, here.phone_number);
  if (world.read() === before && isLasting(world, here, agent)) inAccord.set(here, agent);
}

/** Surroundings to which nothing need be carried over from the database. */
const inAccord = new WeakMap<Surroundings, TelecomDatabase>();

/** Whether objects will always hold what they hold now. A cell replaces its world, frozen or not; a draft's may be new. */
function isLasting(world: WorldAccess, here: Surroundings, agent: TelecomDatabase): boolean {
  return world instanceof WorldCell || (Object.isFrozen(here) && Object.isFrozen(agent));
}

type Flag = "line_active" | "roaming_allowed" | "mobile_data_usage_exceeded";

function tell(world: WorldAccess, here: Surroundings, flag: Flag, isSo: boolean): void {
  if (here[flag] === isSo) return;
  world.writeDatabase("user", (user) => {
    (surroundingsIn(user) as Record<Flag, boolean>)[flag] = isSo;
  });
}

function bookPayment(world: WorldAccess, billId: string): void {
  world.writeDatabase("assistant", (agent) => settleBill(agent as Draft<TelecomDatabase>, billId));
  world.writeDatabase("user", (user) => {
    surroundingsIn(user).payment_request = null;
  });
}

function requestPayment(world: WorldAccess, phoneNumber: PythonValue): void {
  const agent = agentOf(world.read());
  const bill = awaitedBill(agent, customerByPhone(agent, phoneNumber));
  if (bill === null) return;
  const request = paymentRequest.parse({ bill_id: bill.bill_id, amount_due: bill.total_due });
  world.writeDatabase("user", (user) => {
    surroundingsIn(user).payment_request = castDraft(request);
  });
}

function surroundingsIn(user: unknown): Draft<Surroundings> {
  return (user as Draft<TelecomUserDatabase>).surroundings;
}

function agentOf(world: Pick<World, "agent" | "user" | "merged">): TelecomDatabase {
  return databaseOf(world, "assistant") as TelecomDatabase;
}

function userOf(world: Pick<World, "agent" | "user" | "merged">): TelecomUserDatabase {
  return databaseOf(world, "user") as TelecomUserDatabase;
}
