import { castDraft } from "immer";
import { databaseOf, type WorldAccess } from "../../environment/world.js";
import { sameJsonText } from "../../python/equal.js";
import type { TelecomUserDatabase } from "./user/telecom-user-database.js";
import { usualVpn } from "./user/vpn.js";

/**
 * Upstream's toolkit holds the details of its one VPN server, and breaking the VPN breaks them there: the phone gets
 * the slow server again whenever it connects anew. They are no part of a database and its hash, so the world remembers
 * them beside. (Upstream shares them with all later environments of the process, too; here each has its own.)
 */
export function keepVpnBroken(world: WorldAccess): void {
  const found = world.read();
  const details = (databaseOf(found, "user") as Partial<TelecomUserDatabase>).device?.vpn_details ?? null;
  if (details === null || details.server_address !== usualVpn.server_address) return;
  if (found.memory === undefined) {
    if (sameJsonText(details, { ...usualVpn, server_performance: "poor" })) {
      world.write((draft) => {
        draft.memory = { vpn: "poor" };
      });
    }
  } else if (sameJsonText(details, usualVpn)) {
    world.write((draft) => {
      const { device } = castDraft(databaseOf(draft, "user") as TelecomUserDatabase);
      if (device.vpn_details !== null) device.vpn_details.server_performance = "poor";
    });
  }
}
