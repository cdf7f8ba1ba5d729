import { castDraft } from "immer";
import { ToolError } from "../../../python/python-error.js";
import { pythonStr } from "../../../python/repr.js";
import { integerParameter, textParameter } from "../../parameters.js";
import type { WriteTool } from "../../toolkit.js";
import { type AirlineDatabase, certificate } from "./airline-database.js";
import { findUser } from "./find-entry.js";

/** Upstream's ids of new certificates. */
const newIds = ["certificate_3221322", "certificate_3221323", "certificate_3221324"];

/** Puts a travel certificate into a user's profile. */
export const sendCertificate: WriteTool<AirlineDatabase> = {
  type: "write",
  about: "Gives a user a travel certificate. It cannot be taken back.",
  parameters: {
    user_id: textParameter("Who gets it"),
    amount: integerParameter("Its worth in dollars"),
  },
  run(database, { user_id, amount }) {
    const { payment_methods: methods } = findUser(database, user_id!);
    const id = newIds.find((one) => !Object.hasOwn(methods, one));
    if (id === undefined) throw new ToolError("Too many certificates");
    methods[id] = castDraft(certificate.parse({ source: "certificate", id, amount: amount! }));
    return `Certificate ${id} added to user ${pythonStr(user_id!)} with amount ${pythonStr(amount!)}.`;
  },
};
