import { transferTool } from "../../problem/plan.js";
import type { CustomerCase } from "../case.js";
import { inBothVoices } from "../voices.js";

/** What no tool of the shop can do. */
const matters = [
  ["{I} want another email address in {my} profile", "Wants another email address in the profile."],
  ["{I} want to add a new credit card to {my} profile", "Wants to add a payment method."],
  ["{my} company needs an invoice with its tax number", "Needs an invoice for a company."],
  ["{I} want to buy two hundred pieces and need a special price", "Asks for a price for many pieces."],
  ["{I} found broken glass in {my} parcel", "Reports a damaged parcel."],
  ["{I} want to sell things that {I} make in the shop", "Wants to become a supplier."],
  ["the courier left {my} parcel in the rain", "Complains about a courier."],
  ["{I} want {my} account to be deleted", "Wants the account to be deleted."],
  ["somebody else seems to use {my} account", "Suspects that somebody else uses the account."],
  ["{I} do not want to talk to a machine", "Asks for a person."],
] as const;

/** Something that only people can do. */
export const personWanted: CustomerCase = {
  ...{ type: "customer", name: "ask-for-person" },
  plan({ random }) {
    const [matter, summary] = random.pick(matters);
    return {
      ...inBothVoices(`{I} need help from a person: ${matter}.`),
      facts: [],
      actions: [{ name: transferTool, arguments: { summary } }],
      told: [],
    };
  },
};
