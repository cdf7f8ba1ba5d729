import { type Random, seededRandom } from "@rwml/core";
import { freeze } from "immer";
import type { Databases } from "../../world/begin-world.js";
import { telecomDomain } from "../../world/domains/telecom/telecom-domain.js";
import { drawCustomer } from "./draw-customer.js";
import { drawPhone } from "./draw-phone.js";
import { drawPlans } from "./draw-plans.js";
import { generatorName } from "./generator-name.js";
import { Ledger } from "./ledger.js";

/** How many lines upstream's four customers have. */
const lineCounts = [3, 5, 1, 0] as const;

/**
 * A company with its plans, customers, devices, lines and bills, and the phone of whoever calls.
 *
 * @param size share of upstream's four customers. Default: 1.
 */
export function drawCompany(seed: number, size = 1): Databases {
  const random = seededRandom(seed, generatorName, "company");
  const plans = drawPlans(random);
  const ledger = new Ledger(random);
  const customers = Math.max(1, Math.round(lineCounts.length * size));
  for (const lines of linesOfCustomers(random, customers)) drawCustomer(random, ledger, plans, lines);
  return freeze(
    {
      agent: telecomDomain.readAgentDatabase({ plans, ...ledger.rows }),
      user: telecomDomain.readUserDatabase(drawPhone(random)),
    },
    true,
  );
}

/** Every four customers have upstream's numbers of lines, in random order; a single one has the most. */
function linesOfCustomers(random: Random, customers: number): readonly number[] {
  const most = lineCounts.toSorted((one, other) => other - one);
  const wanted = Array.from({ length: customers }, (_, index) => most[index % most.length]!);
  return random.shuffle(wanted);
}
