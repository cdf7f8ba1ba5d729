import type { Random } from "@rwml/core";
import type { PythonRecord } from "../../python/python-value.js";
import { between, digits, drawNew, happens } from "../draw.js";
import { type ProductType, productTypes } from "./product-types.js";

/** A product as it stands in a database before it is read. */
export interface RawProduct {
  readonly name: string;
  readonly product_id: string;
  readonly variants: readonly RawVariant[];
}

export interface RawVariant {
  readonly item_id: string;
  readonly options: Readonly<Record<string, string>>;
  readonly available: boolean;
  readonly price: number;
}

/** Draws what a shop sells: some types of goods, each in several variants. */
export function drawProducts(random: Random, count: number): readonly RawProduct[] {
  const taken = new Set<string>();
  return random
    .shuffle(productTypes)
    .slice(0, count)
    .map((type) => ({
      name: type[0],
      product_id: drawNew(taken, () => digits(random, 10)),
      variants: drawVariants(random, type, taken),
    }));
}

/** The product as JSON; the mark keeps its variants in the order in which they were drawn. */
export function productRecord({ name, product_id, variants }: RawProduct): PythonRecord {
  const entries = variants.map((variant) => [variant.item_id, { ...variant }] as const);
  return { name, product_id, variants: { $dict: entries } };
}

const fewestVariants = 5;
const mostVariants = 18;
const stockPercent = 68;

function drawVariants(
  random: Random,
  [, lowest, highest, options]: ProductType,
  taken: Set<string>,
): readonly RawVariant[] {
  const every = random.shuffle(combinations(options));
  const count = Math.min(every.length, between(random, fewestVariants, mostVariants));
  return every.slice(0, count).map((chosen) => ({
    item_id: drawNew(taken, () => digits(random, 10)),
    options: chosen,
    available: happens(random, stockPercent),
    price: between(random, lowest * 100, highest * 100) / 100,
  }));
}

function combinations(options: ProductType[3]): readonly Readonly<Record<string, string>>[] {
  return Object.entries(options).reduce<readonly Readonly<Record<string, string>>[]>(
    (found, [name, values]) => found.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}
