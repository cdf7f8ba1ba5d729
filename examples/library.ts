/**
 * A domain of one's own in the manner of τ²-bench: an agent lends a library's books, and its users pay fines in an app.
 *
 *     npx rwml run tau2/library --import ./examples/library.ts --agent gold --user scripted --out runs/library
 */
import { registerDomain } from "@rwml/tau2";
import { libraryTools } from "./library/library-tools.js";
import { libraryUserTools } from "./library/library-user-tools.js";
import { carryPaymentsOver } from "./library/payments.js";
import { scripts } from "./library/scripts.js";
import { tasks } from "./library/tasks.js";

const rules = `Lend books to members with a card that is active. Lend nothing to who owes more than 5: the fine has to be paid
in the app first. When every copy is lent, say when one is due back. What is no matter of loans or fines goes to a person.`;

registerDomain({
  name: "library",
  about: "a library's books, loans and fines",
  agentTools: libraryTools,
  userTools: libraryUserTools,
  sync: carryPaymentsOver,
  databases: {
    agent: {
      books: {
        "B-1": { book_id: "B-1", title: "The Old Lighthouse", copies: 2, due_back: null },
        "B-2": { book_id: "B-2", title: "Bees in Winter", copies: 1, due_back: null },
        "B-3": { book_id: "B-3", title: "A Map of Rivers", copies: 0, due_back: "2026-03-09" },
      },
      members: {
        "M-101": { member_id: "M-101", name: "Ada Stone", card: "active", fine: 0, loans: [] },
        "M-102": { member_id: "M-102", name: "Lin Berg", card: "active", fine: 0, loans: ["B-2"] },
      },
      payments: 0,
    },
    user: { member_id: "M-101", wallet: 20, paid: [] },
  },
  policy: rules,
  soloPolicy: `${rules}\nYou work on a ticket alone, with the member's app in your hands.`,
  tasks,
  splits: { base: tasks.map(({ id }) => id), train: ["lend", "pay-and-lend"], test: ["due-back"] },
  scripts,
  dialogue: {
    identify: ["Could you please tell me the number of your card?"],
    questions: ["Which book would you like?", "Please pay your fine in the app."],
    commands: [
      { phrases: ["pay your fine", "pay_fine"], call: { name: "pay_fine", arguments: { amount: 8 } } },
      { phrases: ["your wallet", "show_wallet"], call: { name: "show_wallet", arguments: {} } },
    ],
    patterns: { member_id: /\bM-\d+\b/, book_id: /\bB-\d+\b/, title: /(?<=")[A-Z][^"]+(?=")/ },
  },
});
