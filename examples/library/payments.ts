import type { WorldAccess } from "@rwml/tau2";
import type { App, Library } from "./library-database.js";

/** Carries what was paid in the app over to the library; runs after every call. */
export function carryPaymentsOver(world: WorldAccess): void {
  const { agent, user } = world.read();
  const [library, app] = [agent as Library, user as App];
  const arrived = app.paid.slice(library.payments);
  if (arrived.length === 0) return;
  world.writeDatabase("assistant", (database) => {
    const draft = database as { payments: number; members: Record<string, { fine: number }> };
    const member = draft.members[app.member_id];
    if (member === undefined) return;
    for (const amount of arrived) member.fine = Math.max(0, member.fine - amount);
    draft.payments = app.paid.length;
  });
}
