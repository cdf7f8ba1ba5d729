import type { Draft } from "immer";
import { sameJsonText } from "../../../python/equal.js";
import { databaseOf, type WorldAccess } from "../../world.js";
import type { TelecomUserDatabase } from "./user/telecom-user-database.js";
import { usualVpn } from "./user/vpn.js";

/**
 * Upstream's toolkit holds the details of its one VPN server, and breaking the VPN breaks them there: the phone gets
 * the slow server again whenever it connects anew. They are no part of a database and its hash, so the world remembers
 * them beside. (Upstream shares them with all later environments of the process, too; here each has its own.)
 */
export function keepVpnBroken(world: WorldAccess): void {
  const found = world.read();
  const { device } = databaseOf(found, "user") as Partial<TelecomUserDatabase>;
  const details = device?.vpn_details ?? null;
  if (details === null) return;
  if (found.memory === undefined) {
    if (!sameJsonText(details, brokenVpn)) return;
    world.write((draft) => {
      draft.memory = { vpn: "broken" };
    });
  } else if (sameJsonText(details, usualVpn)) {
    world.writeDatabase("user", (user) => {
      (user as Draft<TelecomUserDatabase>).device.vpn_details = brokenVpn;
    });
  }
}

const brokenVpn = { ...usualVpn, server_performance: "poor" } as const;
