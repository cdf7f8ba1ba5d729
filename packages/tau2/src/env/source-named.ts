import type { DomainSource } from "./domain-source.js";
import { generatedEnding, generatedSource } from "./generated-source.js";
import { type UpstreamSourceOptions, upstreamSource } from "./upstream-source.js";

/** The source of a domain's name, such as `retail` or `retail-generated`. Throws what the sources throw. */
export function sourceNamed(name: string, options: UpstreamSourceOptions = {}): DomainSource {
  return name.endsWith(generatedEnding) ? generatedSource(name) : upstreamSource(name, options);
}
