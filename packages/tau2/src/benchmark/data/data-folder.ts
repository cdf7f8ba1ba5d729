import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { GymError } from "@rwml/core";
import { cacheFolder } from "./cache-folder.js";

/**
 * The folder of a domain's files in the user's copy of upstream's data.
 *
 * @param data as `dataFolder` takes it. Throws `tau2/no-data`.
 */
export function domainFolder(domain: string, data?: string): string {
  return join(dataFolder(data), "domains", domain);
}

/**
 * The folder with `domains` and `user_simulator`. Throws `tau2/no-data`.
 *
 * @param data the folder that holds `tau2/domains`, or `domains`. Default: `$TAU2_DATA_DIR`, or where
 * `rwml data pull tau2` puts the data.
 */
export function dataFolder(data?: string): string {
  const found = findDataFolder(data);
  if (found !== null) return found;
  const named = data ?? process.env.TAU2_DATA_DIR;
  const root = named ?? cacheFolder();
  throw noData(
    named === undefined
      ? `The data of τ²-bench is not here: TAU2_DATA_DIR is not set, and ${root} holds none.`
      : `The folder ${root} holds no tau2/domains.${nearestFolder(root)}`,
  );
}

/** As `dataFolder`, null where there is none. */
export function findDataFolder(data?: string): string | null {
  const root = data ?? process.env.TAU2_DATA_DIR ?? cacheFolder();
  return [join(root, "tau2"), root].find((folder) => existsSync(join(folder, "domains"))) ?? null;
}

/** What was probably meant: the folder above one that lies too deep, or `data` in a checkout of upstream's. */
function nearestFolder(root: string): string {
  const place = resolve(root);
  const candidates = [dirname(place), dirname(dirname(place)), join(place, "data")];
  const meant = candidates.find((folder) => findDataFolder(folder) !== null);
  return meant === undefined ? "" : ` Did you mean ${meant}?`;
}

function noData(problem: string): GymError {
  return new GymError(
    "tau2/no-data",
    `${problem} Get it with "rwml data pull tau2", or name the folder that holds it (--data, TAU2_DATA_DIR). Without it, tau2/retail-generated and the other generated domains work.`,
  );
}
