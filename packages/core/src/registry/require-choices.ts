import { GymError } from "../errors.js";
import type { AnyEnvModule } from "./env-module.js";

/** How messages call what can be chosen. */
const choices = { taskTypes: "types of tasks", scenes: "scenes" } as const;

/**
 * That an environment heeds which tasks it was asked to offer: one that does not know the question would offer all of
 * them. Throws a GymError `registry/no-choice`.
 */
export function requireChoices(
  module: AnyEnvModule,
  id: string,
  asked: { readonly taskTypes?: readonly string[]; readonly scenes?: readonly string[] },
): void {
  for (const name of ["taskTypes", "scenes"] as const) {
    if (asked[name] === undefined || module[name] !== undefined) continue;
    throw new GymError(
      "registry/no-choice",
      `${id} has no ${choices[name]} to choose from, so ${asked[name].join(", ")} cannot be chosen. Leave it out.`,
    );
  }
}
