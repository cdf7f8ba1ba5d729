import { rememberBy } from "../../world/domains/remember-by.js";
import type { Order, RetailDatabase, RetailUser } from "../../world/domains/retail/retail-database.js";
import { retailDomain } from "../../world/domains/retail/retail-domain.js";
import type { CaseBook } from "../problem/case-book.js";
import { directoryIn } from "../problem/directory.js";
import type { OrderScene } from "./case.js";
import { allCases } from "./cases/all-cases.js";

/** The kinds of problems that a shop's customers have, with or without an order. */
export const retailCases: CaseBook<RetailDatabase, RetailUser, Order, OrderScene> = {
  name: "retail",
  domain: retailDomain,
  cases: allCases,
  subjects: ({ orders }) => Object.values(orders),
  idsOf: ({ order_id: id, user_id: userId }) => ({ id, userId }),
  sceneWith: (scene, order) => ({ ...scene, order }),
  knowing: (user) => user,
};

/** Looks through a database once. */
export const directoryOf = rememberBy((database: RetailDatabase) => directoryIn(database, retailCases));
