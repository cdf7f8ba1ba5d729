import { attributeError } from "../../../../python/attribute-error.js";
import { ToolError } from "../../../../python/python-error.js";
import { pythonType } from "../../../../python/python-type.js";
import type { PythonValue } from "../../../../python/python-value.js";
import { textParameter } from "../../../parameters.js";
import { listResult, modelResult } from "../../../tool-result.js";
import type { Feature } from "../feature.js";
import {
  billById,
  customerById,
  customerByPhone,
  deviceById,
  lineById,
  planById,
  present,
} from "./records.js";
import type { TelecomDatabase } from "./telecom-database.js";

/** Finds customers and everything else that has an id. */
export const customerLookup: Feature<TelecomDatabase> = {
  tools: {
    get_customer_by_phone: {
      type: "read",
      about: "Finds the customer who has a phone number as their own or on one of their lines.",
      parameters: { phone_number: textParameter("The number, such as 555-123-4567") },
      run: (database, { phone_number }) => modelResult(customerByPhone(database, phone_number!)),
    },
    get_customer_by_id: {
      type: "read",
      about: "Finds a customer by ID.",
      parameters: { customer_id: textParameter("The customer's ID") },
      run: (database, { customer_id }) => modelResult(customerById(database, customer_id!)),
    },
    get_customer_by_name: {
      type: "read",
      about: "Lists the customers with a name and a date of birth.",
      parameters: {
        full_name: textParameter("First and last name; upper and lower case are the same"),
        dob: textParameter("Date of birth, as YYYY-MM-DD"),
      },
      run: (database, { full_name, dob }) =>
        listResult(
          present(database.customers, "customers")
            .filter(
              (customer) =>
                customer.full_name.toLowerCase() === lower(full_name!) && customer.date_of_birth === dob,
            )
            .map(modelResult),
        ),
    },
    get_details_by_id: {
      type: "read",
      about: "Shows the customer, line, device, bill or plan that has an ID.",
      parameters: { id: textParameter("An ID that begins with C, L, D, B or P") },
      run: (database, { id }) => modelResult(detailsOf(database, id!)),
    },
  },
  functions: {},
};

function detailsOf(database: TelecomDatabase, id: PythonValue): object {
  if (typeof id !== "string") throw attributeError(pythonType(id), "startswith");
  switch (id[0]) {
    case "L":
      return lineById(database, id);
    case "D":
      return deviceById(database, id);
    case "B":
      return billById(database, id);
    case "C":
      return customerById(database, id);
    case "P":
      return planById(database, id);
    default:
      throw new ToolError(`Unknown ID format or type: ${id}`);
  }
}

function lower(text: PythonValue): string {
  if (typeof text !== "string") throw attributeError(pythonType(text), "lower");
  return text.toLowerCase();
}
