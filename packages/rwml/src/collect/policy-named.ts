import {
  type AnyEnvModule,
  nearestNames,
  type PolicyFactory,
  randomPolicy,
  UnknownIdError,
} from "@rwml/core";

/** Finds a policy that an environment can be played with: `random`, or one of its own. Throws UnknownIdError. */
export function policyNamed(name: string, { policies = {} }: AnyEnvModule): PolicyFactory {
  const named: Readonly<Record<string, PolicyFactory>> = { random: randomPolicy, ...policies };
  if (Object.hasOwn(named, name)) return named[name]!;
  const names = Object.keys(named);
  const nearest = nearestNames(name, names);
  throw new UnknownIdError("policy", name, nearest.length > 0 ? nearest : names);
}
