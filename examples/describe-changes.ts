import type { AlfworldState } from "@rwml/alfworld";
import type { Patch } from "@rwml/core";
import { match, P } from "ts-pattern";

/**
 * Says what a step changed, one line each: `apple 1: countertop 1 -> hand`, `fridge 1: opened`, `apple 1: cool`.
 * What the environment notes down for itself, such as what was examined, is left out.
 *
 * @param before the state that the patches start from
 */
export function describeChanges(before: AlfworldState, patches: readonly Patch[]): readonly string[] {
  const origins = originOf(patches);
  return patches.flatMap((patch) =>
    match(patch)
      .with({ path: ["location"] }, ({ value }) => [
        `agent: ${placeOf(before, before.location)} -> ${placeOf(before, value)}`,
      ])
      .with({ op: "add", path: ["hand", P.string] }, ({ path: [, object] }) => [
        `${object}: ${origins.get(object)} -> hand`,
      ])
      .with(
        { op: "add", path: ["receptacles", P.string, "contents", P.string] },
        ({ path: [, receptacle, , object] }) => [`${object}: ${origins.get(object)} -> ${receptacle}`],
      )
      .with({ path: ["receptacles", P.string, "opened"] }, ({ path: [, receptacle], value }) => [
        `${receptacle}: ${value ? "opened" : "closed"}`,
      ])
      .with({ path: ["objects", P.string, P.string] }, ({ path: [, object, quality], value }) => [
        `${object}: ${value ? "" : "no longer "}${quality}`,
      ])
      .otherwise(() => []),
  );
}

/** Where the objects that move were before. */
function originOf(patches: readonly Patch[]): ReadonlyMap<string, string> {
  return new Map(
    patches.flatMap((patch) =>
      match(patch)
        .returnType<[string, string][]>()
        .with({ op: "remove", path: ["hand", P.string] }, ({ path: [, object] }) => [[object, "hand"]])
        .with(
          { op: "remove", path: ["receptacles", P.string, "contents", P.string] },
          ({ path: [, receptacle, , object] }) => [[object, receptacle]],
        )
        .otherwise(() => []),
    ),
  );
}

/** The receptacles at a location; at the start of an episode the agent stands at none. */
function placeOf({ room }: AlfworldState, location: string): string {
  const here = Object.keys(room.receptacles).filter((name) => room.receptacles[name]?.location === location);
  return here.join(" and ") || "the middle of the room";
}
