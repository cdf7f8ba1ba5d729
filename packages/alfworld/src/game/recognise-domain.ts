import { createHash } from "node:crypto";
import { GymError } from "@rwml/core";
import { ownDomainText } from "./own-logic.js";
import { readSExpression, type SExpression } from "./s-expression.js";

/** What a domain text says that another one may not. */
export interface Domain {
  /** Whether receptacles of SinkType clean as those of SinkBasinType do. */
  readonly sinkTypeCleans: boolean;
  /** Whether there is an action `help`. */
  readonly hasHelp: boolean;
}

/** Fingerprints of upstream's domain without the optional line about SinkType. */
const knownDomains: Readonly<Record<string, { readonly hasHelp: boolean }>> = {
  b83669077f51a4372a39ef001fbcc819: { hasHelp: true },
  "46d6e9482fa2a038865b1742dc05ee6f": { hasHelp: false },
};

/**
 * Recognises the PDDL domain of a game. The rules of this package are built in, so only what upstream published
 * counts, whatever its blanks and comments; anything else throws `alfworld/unknown-domain`.
 *
 * @param source how messages call the text
 */
export function recogniseDomain(text: string, source: string): Domain {
  if (text.replaceAll("\r\n", "\n") === ownDomainText) return { sinkTypeCleans: false, hasHelp: true };
  const sections = canonicalSections(text, source);
  const withoutSink = sections.map((section) => section.replace(sinkTypeLine, ""));
  const known = knownDomains[fingerprint(withoutSink)];
  if (known === undefined) {
    throw new GymError(
      "alfworld/unknown-domain",
      `${source} is not one of the domains that ALFWorld 0.2 to 0.5 plays, so the built-in rules may not hold. Use the game file as alfworld-download delivers it.`,
    );
  }
  return { ...known, sinkTypeCleans: sections.some((section) => section.includes(sinkTypeLine)) };
}

const sinkTypeLine = "(receptacletype ?r sinktype) ";

function canonicalSections(text: string, source: string): string[] {
  try {
    return readSExpression(text, source).items.map(print).sort();
  } catch (cause) {
    throw new GymError("alfworld/unknown-domain", `${source} is no PDDL. ${(cause as Error).message}`, {
      cause,
    });
  }
}

function print(expression: SExpression): string {
  return typeof expression === "string" ? expression : `(${expression.items.map(print).join(" ")})`;
}

function fingerprint(sections: readonly string[]): string {
  return createHash("sha256").update(sections.join("\n")).digest("hex").slice(0, 32);
}
