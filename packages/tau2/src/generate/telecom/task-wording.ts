import type { StructuredInstructions } from "../../world/task.js";
import { type Caller, refuelGigabytes } from "./caller.js";
import type { Family } from "./family.js";

/** The words of a task. */
export interface TaskWording {
  readonly purpose: string;
  readonly instructions: StructuredInstructions;
  readonly ticket: string;
}

/** The words of a task for the one who plays the caller, and for an agent that works alone. */
export function wordingOf(family: Family, isAbroad: boolean, caller: Caller): TaskWording {
  const { complaint, content, willing, purpose } = complaints[family.name];
  const place = isAbroad ? `abroad, in ${caller.abroad}` : "at home";
  return {
    purpose,
    instructions: {
      domain: "telecom",
      reason_for_call: `${complaint} You want it to work again.`,
      known_info: `You are ${caller.name}. Your phone number is ${caller.phoneNumber}. You are ${place}.`,
      unknown_info: null,
      task_instructions: [
        `You are content when ${content}, and not before. ${willing}`,
        "Do with your phone what the agent asks you to, and tell what it shows. Never make up what your phone shows: use your tools, and look again after a change that does not show it. When something has not helped, say so, and let the agent go on. When you do not know what is meant, ask.",
      ].join("\n"),
    },
    ticket: `${caller.name} calls about the phone number ${caller.phoneNumber}, and is ${place}. ${asReport(complaint)} The caller is content when ${asReport(content)}. ${asReport(willing)}`,
  };
}

const data = `You would add ${refuelGigabytes} GB of data to your plan for money, but not change your plan.`;

const complaints = {
  service_issue: {
    purpose: "No service: find out why a phone has no signal.",
    complaint: "Your phone has had no signal for hours: you can neither call nor be called.",
    content: "the status bar of your phone shows a signal",
    willing: "You would pay a bill that is overdue.",
  },
  mobile_data_issue: {
    purpose: "Mobile data: find out why data does not come, or comes slowly.",
    complaint: "The internet does not work on your phone, or is far too slow, and there is no Wi-Fi around.",
    content: "a speed test on your phone is rated excellent",
    willing: data,
  },
  mms_issue: {
    purpose: "Picture messages: find out why they cannot be sent.",
    complaint: "Your phone cannot send picture messages any more.",
    content: "your messaging app can send a picture message",
    willing: data,
  },
} as const satisfies Readonly<Record<Family["name"], object>>;

/** The same about a third person. */
function asReport(words: string): string {
  return words
    .replaceAll("Your phone", "The caller's phone")
    .replaceAll(/\byour\b/g, "the caller's")
    .replaceAll(/\b[Yy]ou would\b/g, "The caller would")
    .replaceAll(/\byou\b/g, "the caller");
}
