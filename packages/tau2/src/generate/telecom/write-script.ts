import type { CustomerScript, Fact } from "../../conversation/user/customer-script.js";
import { type Caller, refuelGigabytes } from "./caller.js";
import type { Combination } from "./combination.js";
import { fixesOf, isAbroad } from "./compose-task.js";

/** What a caller says who is played without a language model. */
export function writeScript({ family, issues }: Combination, caller: Caller): CustomerScript {
  const fixes = fixesOf(issues, caller);
  return {
    opening: "Hello, something is wrong with my phone.",
    known: [...personalFacts(caller), ...circumstances(isAbroad(issues), caller)],
    unknown: [{ phrases: ["pin", "puk", "customer id", "date of birth"] }],
    goals: [
      {
        request: requests[family.name],
        known: [],
        settledBy: fixes?.map(({ name }) => name) ?? ["transfer_to_human_agents"],
      },
    ],
  };
}

const requests = {
  service_issue: "My phone has no signal at all. Can you get it to work again?",
  mobile_data_issue: "The internet is gone or much too slow on my phone. Can you get it to work again?",
  mms_issue: "My phone cannot send picture messages any more. Can you get that to work again?",
} as const;

function personalFacts({ name, phoneNumber }: Caller): readonly Fact[] {
  return [
    { phrases: ["your name", "full name", "who you are"], answer: `My name is ${name}.` },
    {
      phrases: ["phone number", "your number", "which line", "which number"],
      answer: `My phone number is ${phoneNumber}.`,
    },
  ];
}

function circumstances(isAway: boolean, { abroad }: Caller): readonly Fact[] {
  return [
    {
      phrases: ["abroad", "travelling", "traveling", "travel", "your location", "where are you", "at home"],
      answer: isAway ? `I am abroad, in ${abroad}.` : "I am at home.",
    },
    {
      phrases: ["refuel", "how much data", "add data", "more data", "gb of data", "gigabytes"],
      answer: `Please add ${refuelGigabytes} GB of data, I will pay for it.`,
    },
    {
      phrases: ["another plan", "different plan", "change your plan", "change plans"],
      answer: "I do not want to change my plan.",
    },
    {
      phrases: ["overdue", "pay the bill", "pay your bill", "willing to pay"],
      answer: "I will pay what is overdue.",
    },
  ];
}
