import { literal, text } from "../../python/model/field.js";
import { model } from "../../python/model/model.js";

/** A card in a customer's profile: the airline and the shop keep the same. */
export const creditCard = model("CreditCard", {
  source: literal("credit_card"),
  id: text,
  brand: text,
  last_four: text,
});
