import {
  boolean,
  date,
  datetime,
  enumeration,
  floating,
  type Infer,
  list,
  optional,
  text,
  withDefault,
} from "../../../../python/model/field.js";
import { float } from "../../../../python/number.js";
import { strictModel } from "../strict-model.js";

const zero = float(0);

/** What a line costs and how much data it has. */
export const plan = strictModel("Plan", {
  plan_id: text,
  name: text,
  data_limit_gb: floating,
  price_per_month: floating,
  data_refueling_price_per_gb: floating,
});

/** A device as the company knows it; what its owner holds in the hand is `phone`. */
export const device = strictModel("Device", {
  device_id: text,
  device_type: enumeration("phone", "router", "tablet", "watch", "other"),
  model: text,
  imei: optional(text),
  is_esim_capable: boolean,
  activated: withDefault(boolean, false),
  activation_date: optional(datetime),
  last_esim_transfer_date: optional(datetime),
});

/** A phone number under contract. */
export const line = strictModel("Line", {
  line_id: text,
  phone_number: text,
  status: withDefault(
    enumeration("Active", "Suspended", "Pending Activation", "Closed"),
    "Pending Activation",
  ),
  plan_id: text,
  device_id: optional(text),
  data_used_gb: withDefault(floating, zero),
  data_refueling_gb: withDefault(floating, zero),
  roaming_enabled: withDefault(boolean, false),
  contract_end_date: optional(date),
  last_plan_change_date: optional(date),
  last_sim_replacement_date: optional(date),
  suspension_start_date: optional(date),
});

/** One charge, fee or credit on a bill. */
export const lineItem = strictModel("LineItem", {
  description: text,
  amount: floating,
  date,
  item_type: text,
});

/** What a customer owes for a period, or has paid. */
export const bill = strictModel("Bill", {
  bill_id: text,
  customer_id: text,
  period_start: date,
  period_end: date,
  issue_date: date,
  total_due: floating,
  due_date: date,
  line_items: withDefault(list(lineItem), []),
  status: withDefault(
    enumeration("Draft", "Issued", "Awaiting Payment", "Paid", "Overdue", "Disputed"),
    "Draft",
  ),
});

const address = strictModel("Address", { street: text, city: text, state: text, zip_code: text });

const paymentMethod = strictModel("PaymentMethod", {
  method_type: enumeration("Credit Card", "Debit Card", "PayPal"),
  account_number_last_4: text,
  expiration_date: text,
});

/** Somebody with lines and bills. */
export const customer = strictModel("Customer", {
  customer_id: text,
  full_name: text,
  date_of_birth: text,
  email: text,
  phone_number: text,
  address,
  account_status: withDefault(
    enumeration("Active", "Suspended", "Pending Verification", "Closed"),
    "Pending Verification",
  ),
  payment_methods: withDefault(list(paymentMethod), []),
  line_ids: withDefault(list(text), []),
  bill_ids: withDefault(list(text), []),
  // Upstream's default is a date where a datetime is declared, and defaults are not converted.
  created_at: withDefault(datetime, "2025-01-01"),
  last_extension_date: optional(date),
  goodwill_credit_used_this_year: withDefault(floating, zero),
});

/** The agent's database: lists in upstream's order, which look-ups follow. */
export const telecomDatabase = strictModel("TelecomDB", {
  plans: withDefault(list(plan), []),
  customers: withDefault(list(customer), []),
  lines: withDefault(list(line), []),
  bills: withDefault(list(bill), []),
  devices: withDefault(list(device), []),
});

export type Plan = Infer<typeof plan>;
export type Device = Infer<typeof device>;
export type Line = Infer<typeof line>;
export type Bill = Infer<typeof bill>;
export type Customer = Infer<typeof customer>;
export type TelecomDatabase = Infer<typeof telecomDatabase>;
