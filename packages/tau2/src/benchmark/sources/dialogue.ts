import type { DeviceCommand } from "../../conversation/user/device-command.js";
import { telecomCommands } from "../../conversation/user/telecom-commands.js";

/** How policies speak in a domain, in words that a scripted customer hears. */
export interface Dialogue {
  /** Asks who the customer is. */
  readonly identify: readonly string[];
  /** Anything else an agent may say. */
  readonly questions: readonly string[];
  /** What customers can be asked to do with their devices. */
  readonly commands: readonly DeviceCommand[];
  /** How values look in words, by the names of the parameters that take them, beside those of the built-in domains. */
  readonly patterns?: Readonly<Record<string, RegExp>>;
}

const always = [
  "What can I do for you?",
  "Could you tell me more about that?",
  "Do you confirm this (yes/no)?",
  "Is there anything else I can help you with?",
];

/** How policies speak in a domain of which nothing is known. */
export const plainDialogue: Dialogue = { identify: [], questions: always, commands: [] };

/** How policies speak, by domain. */
export const dialogues: Readonly<Record<"airline" | "retail" | "telecom", Dialogue>> = {
  airline: {
    identify: ["Could you please tell me your user id?"],
    questions: [
      ...always,
      "What is your reservation number?",
      "Which cabin would you like?",
      "Which payment method should I use?",
      "On which date would you like to fly?",
    ],
    commands: [],
  },
  retail: {
    identify: ["Could you please tell me your email address?", "What is your name and your zip code?"],
    questions: [
      ...always,
      "What is your order number?",
      "Which payment method should I use?",
      "Which item is it about?",
      "What is your address?",
    ],
    commands: [],
  },
  telecom: {
    identify: ["Could you please tell me your phone number?"],
    questions: [
      ...always,
      "Are you abroad at the moment?",
      "How much data would you like to add?",
      ...telecomCommands.map(({ phrases }) => `Please do this: ${phrases[0]}.`),
    ],
    commands: telecomCommands,
  },
};
