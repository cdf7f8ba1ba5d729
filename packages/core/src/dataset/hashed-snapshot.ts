import type { Snapshot } from "../env/snapshot.js";
import { stateHash } from "../record/state-hash.js";

/**
 * A snapshot with the hash of its state for the state: enough to tell snapshots apart, and cheap where most of the
 * state was hashed before.
 */
export function hashedSnapshot<State>(snapshot: Snapshot<State>): Snapshot<string> {
  return { ...snapshot, state: stateHash(snapshot.state) };
}
