import { type AnyEnvModule, type PolicyFactory, randomPolicy, unknownAmong } from "@rwml/core";

/** Finds a policy that an environment can be played with: `random`, or one of its own. Throws UnknownIdError. */
export function policyNamed(name: string, { policies = {} }: AnyEnvModule): PolicyFactory {
  const named: Readonly<Record<string, PolicyFactory>> = { random: randomPolicy, ...policies };
  if (Object.hasOwn(named, name)) return named[name]!;
  throw unknownAmong("policy", name, Object.keys(named));
}
