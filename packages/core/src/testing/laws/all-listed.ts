import type { AnyEnv } from "../../env/env.js";
import { sameJson } from "../../internal/same-json.js";
import type { Parsed } from "../../rules/action-codec.js";
import { defineLaw } from "../define-law.js";
import type { Journey } from "../journey.js";
import type { Breach } from "../law.js";
import { otherWords } from "../mutated-text.js";
import { schemaActions } from "../schema-actions.js";
import { tokensOf, withToken } from "../tokens.js";

/** A list of admissible actions is complete, unless the rules say that it is not. */
export const allListed = defineLaw(
  "list every action that it accepts, or say that its listing is partial",
  ({ begin, walk }) => {
    const journey = begin();
    const { rules } = journey.env;
    if (rules.admissible === undefined || rules.listing === "partial") return null;
    let flaw = unlisted(journey, []);
    if (flaw !== null) return flaw;
    for (const step of journey.follow(walk.choices)) {
      if (journey.ended) return null;
      flaw = unlisted(journey, [step.text]);
      if (flaw !== null) return flaw;
    }
    return null;
  },
);

const mostCandidates = 150;

/** An action that is accepted and not listed, among those that look like what is known. */
function unlisted(journey: Journey, taken: readonly string[]): Breach | null {
  const { env } = journey;
  if (journey.ended) return null;
  const listed: readonly unknown[] = env.rules.admissible?.(env.state) ?? [];
  const texts = journey.sensible();
  const known = journey.known;
  const candidates = new Set([
    ...taken,
    ...known,
    ...schemaTexts(env, known),
    ...texts.slice(0, mostCandidates).flatMap((text) => neighbours(text, known)),
  ]);
  for (const text of texts) candidates.delete(text);
  let left = mostCandidates;
  for (const text of candidates) {
    if (left-- === 0) break;
    const action = acceptedAction(env, text);
    if (action === null || isListed(env, action, listed, texts)) continue;
    return { what: `it accepts ${JSON.stringify(text)}, which it does not list`, action: text };
  }
  return null;
}

function neighbours(text: string, known: readonly string[]): readonly string[] {
  return tokensOf(text).flatMap((token, place) =>
    otherWords(token.word, place, known).map((word) => withToken(text, token, word)),
  );
}

function schemaTexts({ rules, state }: AnyEnv, known: readonly string[]): readonly string[] {
  const words = [
    ...new Set(
      known.flatMap((text) =>
        tokensOf(text)
          .slice(1)
          .map(({ word }) => word),
      ),
    ),
  ];
  return schemaActions(rules.actions.schema, words).flatMap((action) => {
    try {
      const text: unknown = rules.actions.print(action, state);
      return typeof text === "string" ? [text] : [];
    } catch {
      // A guess at an action need not be one.
      return [];
    }
  });
}

function acceptedAction({ rules, state }: AnyEnv, text: string): object | null {
  const parsed: Parsed<object> = rules.actions.parse(text, state);
  return parsed.type === "action" && (rules.check?.(state, parsed.action) ?? null) === null
    ? parsed.action
    : null;
}

/** Other texts of a listed action are listed with it. */
function isListed(
  { rules, state }: AnyEnv,
  action: object,
  listed: readonly unknown[],
  texts: readonly string[],
): boolean {
  return listed.some((one) => sameJson(one, action)) || texts.includes(rules.actions.print(action, state));
}
