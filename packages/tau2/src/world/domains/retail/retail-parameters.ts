import { textParameter } from "../../parameters.js";
import type { Parameter } from "../../toolkit.js";

/** Which order. */
export const orderParameter: Parameter = textParameter("Id of the order, such as #W0000000, with the #");

/** Which payment method of the user. */
export const methodParameter: Parameter = textParameter(
  "Id of one of the user's payment methods, such as gift_card_0000000",
);

/** Some items, by id. */
export function itemsParameter(about: string): Parameter {
  return { schema: { items: { type: "string" }, type: "array" }, about };
}

/** The lines of an address. */
export const addressParameters = {
  address1: textParameter("Street and number"),
  address2: textParameter("Second line, such as an apartment; may be empty"),
  city: textParameter("City"),
  state: textParameter("Two letters of the state, such as CA"),
  country: textParameter("Country, such as USA"),
  zip: textParameter("Zip code of five digits"),
} as const satisfies Readonly<Record<string, Parameter>>;
