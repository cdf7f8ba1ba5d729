import { recordOf } from "../../../python/dict.js";
import { pythonJson } from "../../../python/json-text.js";
import { rememberBy } from "./remember-by.js";
import type { Products } from "./retail-database.js";

/** The ids of all products by name, as JSON in the order of names. */
export const listProductTypes = rememberBy((products: Products): string => {
  const entries = Object.values(products).map(({ name, product_id }) => [name, product_id] as const);
  return pythonJson(recordOf(entries), { sortKeys: true });
});
