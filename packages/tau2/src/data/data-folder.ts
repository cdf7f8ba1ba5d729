import { existsSync } from "node:fs";
import { join } from "node:path";
import { GymError } from "@rwml/core";

/**
 * The folder of a domain's files in the user's copy of upstream's data.
 *
 * @param data the folder that holds `tau2/domains`, `tau2` itself, or `domains`. Default: `$TAU2_DATA_DIR`.
 * Throws `tau2/no-data`.
 */
export function domainFolder(domain: string, data?: string): string {
  return join(dataFolder(data), "domains", domain);
}

/** The folder with `domains` and `user_simulator`. Throws `tau2/no-data`. */
export function dataFolder(data?: string): string {
  const root = data ?? process.env.TAU2_DATA_DIR;
  if (root === undefined) throw noData("Where the data of τ²-bench lies is not known.");
  for (const folder of [join(root, "tau2"), root]) if (existsSync(join(folder, "domains"))) return folder;
  throw noData(`The folder ${root} holds no tau2/domains.`);
}

function noData(problem: string): GymError {
  return new GymError(
    "tau2/no-data",
    `${problem} Get it with "rwml data pull tau2", then set TAU2_DATA_DIR to its folder or pass it (--data). Without it, tau2/retail-generated and the other generated domains work.`,
  );
}
