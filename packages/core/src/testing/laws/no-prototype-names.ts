import type { AnyEnv } from "../../env/env.js";
import { thrownText } from "../../internal/thrown-text.js";
import { defineLaw } from "../define-law.js";
import type { Journey } from "../journey.js";
import type { Breach } from "../law.js";
import { nearMiss, prototypeNames } from "../prototype-names.js";
import { shownValue } from "../shown-value.js";
import { tokensOf, withToken } from "../tokens.js";
import type { Choice } from "../walk.js";

/** A look-up in an object, and `in`, find more names than those that were put there. */
export const noPrototypeNames = defineLaw(
  "take constructor, __proto__ and the like for words that nothing is called",
  ({ begin, walk }) => {
    const journey = begin();
    let flaw = takenName(journey, walk.choices[0]);
    if (flaw !== null) return flaw;
    let next = 1;
    for (const _ of journey.follow(walk.choices)) {
      flaw = takenName(journey, walk.choices[next++]);
      if (flaw !== null) return flaw;
    }
    return null;
  },
);

const mostPlaces = 4;

/** A name that is answered otherwise than a word that is nothing's name, in one of the known actions. */
function takenName(journey: Journey, choice: Choice | undefined): Breach | null {
  if (journey.ended) return null;
  const texts = [...journey.sensible(), ...journey.known];
  // A world may have something that is really called so.
  const called = new Set(texts.flatMap((text) => tokensOf(text).map(({ word }) => word)));
  const index = choice === undefined || choice.type === "text" ? 0 : choice.index;
  const text = texts[index % texts.length] ?? "";
  // Two of the names a time, because this is done in every state of every walk.
  const names = [prototypeNames[0], prototypeNames[1 + (index % (prototypeNames.length - 1))]!].filter(
    (name) => !called.has(name),
  );
  for (const token of tokensOf(text).slice(0, mostPlaces)) {
    for (const name of names) {
      const [named, plain] = [withToken(text, token, name), withToken(text, token, nearMiss(name))];
      const flaw = differently(
        answerTo(journey.env, named, name),
        answerTo(journey.env, plain, nearMiss(name)),
        named,
        plain,
      );
      if (flaw !== null) return { what: flaw, action: named };
    }
  }
  return null;
}

interface Answer {
  readonly type: "accepted" | "refused" | "thrown";
  /** What can be read, with the word taken out. */
  readonly shown: string;
  /** What every JavaScript object has, and no world should show or keep. */
  readonly spilled: string | null;
}

function answerTo(env: AnyEnv, text: string, word: string): Answer {
  try {
    const { rejection, observation, patches } = env.fork().step(text);
    const shown = observation.replace(new RegExp(word.replaceAll("$", "\\$&"), "gi"), "…");
    const [spilled = null] =
      /\[native code\]|\[object \w+\]/.exec(observation + JSON.stringify(patches)) ?? [];
    return { type: rejection === null ? "accepted" : "refused", shown, spilled };
  } catch (failure) {
    return { type: "thrown", shown: thrownText(failure), spilled: null };
  }
}

function differently(answer: Answer, usual: Answer, named: string, plain: string): string | null {
  const texts = [JSON.stringify(named), JSON.stringify(plain)];
  if (answer.type !== usual.type) {
    const why = answer.type === "thrown" ? ` (${answer.shown.replace(/\.$/, "")})` : "";
    return `${texts[0]} is ${answer.type}${why} where ${texts[1]} is ${usual.type}`;
  }
  if (answer.spilled !== usual.spilled) return `${texts[0]} leads to ${answer.spilled}`;
  if (answer.type === "thrown" || answer.shown === usual.shown) return null;
  return `${texts[0]} is answered ${shownValue(answer.shown)} where ${texts[1]} is answered ${shownValue(usual.shown)}`;
}
