import { numberText } from "../../../../python/number.js";
import type { Feature } from "../feature.js";
import { surroundingsOf } from "./phone.js";
import type { TelecomUserDatabase } from "./telecom-user-database.js";

/** Bills that the agent has asked the user to pay. */
export const payments: Feature<TelecomUserDatabase> = {
  tools: {
    check_payment_request: {
      type: "read",
      about: "Shows the bill for which payment is requested.",
      parameters: {},
      run(database) {
        const request = surroundingsOf(database).payment_request;
        if (request === null) return "No payment request has been made.";
        return `You have a payment request for bill ${request.bill_id} of ${numberText(request.amount_due)} USD.`;
      },
    },
    make_payment: {
      type: "write",
      about: "Pays the bill for which payment is requested.",
      parameters: {},
      run(database) {
        const request = surroundingsOf(database).payment_request;
        if (request === null) return "You do not have a payment request.";
        request.paid = true;
        return `Payment of ${numberText(request.amount_due)} USD has been made for bill ${request.bill_id}.`;
      },
    },
  },
  functions: {},
};
