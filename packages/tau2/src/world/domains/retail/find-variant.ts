import { recordOf } from "../../../python/dict.js";
import { ToolError } from "../../../python/python-error.js";
import type { PythonValue } from "../../../python/python-value.js";
import { beforeChange } from "../../before-change.js";
import { lookUp } from "../../look-up.js";
import { findProduct } from "./find-entry.js";
import { rememberBy } from "./remember-by.js";
import type { Product, Products, RetailDatabase, RetailDraft, Variant } from "./retail-database.js";

/** A variant of a product. Throws a ToolError where there is no such product or variant. */
export function findVariant(products: Products, productId: string, itemId: PythonValue): Variant {
  const variant = lookUp(variantsById(findProduct(products, productId).variants), itemId);
  if (variant === undefined) throw new ToolError("Variant not found");
  return variant;
}

/** The variant of an id, whatever its product. Throws a ToolError. */
export function findItem(products: Products, itemId: PythonValue): Variant {
  const variant = lookUp(allVariantsById(products), itemId);
  if (variant === undefined) throw new ToolError("Item not found");
  return variant;
}

/** The products of a database that is being changed. No tool changes them, so the frozen ones are looked at. */
export function productsOf(database: RetailDraft): Products {
  return beforeChange<RetailDatabase>(database).products;
}

const variantsById = rememberBy(({ $dict }: Product["variants"]) => recordOf($dict));

const allVariantsById = rememberBy((products: Products) => {
  const entries = Object.values(products).flatMap(({ variants }) => variants.$dict);
  // Of equal ids the first counts.
  return recordOf(entries.reverse());
});
