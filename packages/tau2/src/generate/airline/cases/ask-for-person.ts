import { transferTool } from "../../problem/plan.js";
import type { CustomerCase } from "../case.js";

/** What no tool of the airline can do. */
const matters = [
  ["my suitcase did not arrive with my flight last week", "Reports lost luggage."],
  ["I want to take my dog along in the cabin", "Wants to travel with a dog."],
  ["I need a wheelchair at the airport", "Needs a wheelchair."],
  ["my niece of nine years will travel alone", "Asks about a child that travels alone."],
  ["my company needs an invoice with its tax number", "Needs an invoice for a company."],
  ["I have moved and want another address in my profile", "Wants another address in the profile."],
  ["I want another email address in my profile", "Wants another email address in the profile."],
  ["I want to complain about the crew of my last flight", "Complains about a crew."],
  ["we are a school class of thirty and want a group fare", "Asks for a group fare."],
  ["I want to add a new credit card to my profile", "Wants to add a payment method."],
] as const;

/** Something that only people can do. */
export const personWanted: CustomerCase = {
  type: "customer",
  name: "ask-for-person",
  plan({ random }) {
    const [matter, summary] = random.pick(matters);
    return {
      request: `I need help with something: ${matter}.`,
      wish: `You need help with something, and say: "${matter}".`,
      facts: [],
      actions: [{ name: transferTool, arguments: { summary } }],
      told: [],
    };
  },
};
