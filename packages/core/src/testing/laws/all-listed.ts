import type { AnyEnv } from "../../env/env.js";
import { sameJson } from "../../internal/same-json.js";
import type { Parsed } from "../../rules/action-codec.js";
import type { Journey } from "../journey.js";
import type { Breach } from "../law.js";
import { defineLookingLaw } from "../looking-law.js";
import { otherWords } from "../mutated-text.js";
import { schemaActions } from "../schema-actions.js";
import { tokensOf, withToken } from "../tokens.js";

/** A list of admissible actions is complete, unless the rules say that it is not. */
export const allListed = defineLookingLaw(
  "list every action that it accepts, or say that its listing is partial",
  ({ journey, walk }) => {
    const { rules } = journey.env;
    if (rules.admissible === undefined || rules.listing === "partial") return {};
    const look = () => unlisted(journey, walk.cut + journey.texts.length);
    return { start: look, step: look };
  },
);

const mostWords = 20;
const mostKnown = 40;
const mostNeighbours = 20;

/**
 * An action that is accepted and not listed, among those that were met on the way, those that the schema describes, the
 * words of the world's answers, and those that differ from a listed one in a word.
 */
function unlisted(journey: Journey, turn: number): Breach | null {
  const { env, ended } = journey;
  if (ended) return null;
  const listed: readonly unknown[] = env.rules.admissible?.(env.state) ?? [];
  const texts = journey.sensible();
  const { known } = journey;
  const candidates = new Set([
    ...journey.texts.slice(-1),
    ...some(known, mostKnown, turn),
    ...some(schemaTexts(env, known), mostKnown, turn),
    ...some(wordsOf(journey), mostWords, turn),
    ...some(neighbours(texts[turn % texts.length] ?? "", known), mostNeighbours, turn),
  ]);
  for (const text of texts) candidates.delete(text);
  for (const text of candidates) {
    const action = acceptedAction(env, text);
    if (action === null || isListed(env, action, listed, texts)) continue;
    return { what: `it accepts ${JSON.stringify(text)}, which it does not list`, action: text };
  }
  return null;
}

/** So many of some texts, others in every turn. */
function some(texts: readonly string[], most: number, turn: number): readonly string[] {
  if (texts.length <= most) return texts;
  return Array.from({ length: most }, (_, index) => texts[(turn * most + index) % texts.length]!);
}

function neighbours(text: string, known: readonly string[]): readonly string[] {
  return tokensOf(text).flatMap((token, place) =>
    [...nextNumbers(token.word), ...otherWords(token.word, place, known)].map((word) =>
      withToken(text, token, word),
    ),
  );
}

/** Where a number is an argument, the first that is left out is next to one that is listed. */
function nextNumbers(word: string): readonly string[] {
  return /^\d{1,15}$/.test(word) ? [1, -1].map((step) => String(Number(word) + step)) : [];
}

/** The words that the world itself has used: a refusal often says what can be done. */
function wordsOf({ opening, env }: Journey): readonly string[] {
  const texts = [opening?.observation ?? "", env.snapshot().observation];
  const words = texts.flatMap((text) => tokensOf(text).map(({ word }) => word));
  return [...new Set(words.flatMap((word) => [word, word.toLowerCase()]))];
}

function schemaTexts({ rules, state }: AnyEnv, known: readonly string[]): readonly string[] {
  const words = [...new Set(known.flatMap((text) => tokensOf(text).map(({ word }) => word)))];
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
