import {
  isNumber,
  modelResult,
  numberOf,
  numberParameter,
  pythonStr,
  ToolError,
  type Toolkit,
} from "@rwml/tau2";
import type { App } from "./library-database.js";

/** The user's tools: an app that pays fines. */
export const libraryUserTools: Toolkit<App> = {
  className: "LibraryUserTools",
  tools: {
    show_wallet: {
      type: "read",
      about: "Shows what is in your wallet, and what you have paid.",
      parameters: {},
      run: modelResult,
    },
    pay_fine: {
      type: "write",
      about: "Pays a fine out of your wallet.",
      parameters: { amount: numberParameter("How much") },
      run(app, { amount }) {
        if (!isNumber(amount) || numberOf(amount) <= 0) {
          throw new ToolError(`${pythonStr(amount!)} is no amount`);
        }
        const paid = numberOf(amount);
        if (paid > app.wallet) throw new ToolError(`Your wallet holds ${app.wallet} only`);
        app.wallet -= paid;
        app.paid.push(paid);
        return `Paid ${paid}`;
      },
    },
  },
  functions: {},
};
