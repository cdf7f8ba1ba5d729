import type { AnyEnv } from "../../env/env.js";
import { thrownText } from "../../internal/thrown-text.js";
import { defineLaw } from "../define-law.js";
import type { Journey } from "../journey.js";
import type { Breach } from "../law.js";
import { nobodysName, prototypeNames } from "../prototype-names.js";
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
  const index = choice === undefined || choice.type === "text" ? 0 : choice.index;
  const text = texts[index % texts.length] ?? "";
  // Two of the names a time, because this is done in every state of every walk.
  const names = [prototypeNames[0], prototypeNames[1 + (index % (prototypeNames.length - 1))]!];
  for (const token of tokensOf(text).slice(0, mostPlaces)) {
    const plain = withToken(text, token, nobodysName);
    const usual = answerTo(journey.env, plain);
    for (const name of names) {
      const named = withToken(text, token, name);
      const flaw = differently(answerTo(journey.env, named), usual, named, plain);
      if (flaw !== null) return { what: flaw, action: named };
    }
  }
  return null;
}

type Answer = { readonly type: "accepted" | "refused" | "thrown"; readonly shown: string };

function answerTo(env: AnyEnv, text: string): Answer {
  try {
    const { rejection, observation, patches } = env.fork().step(text);
    return rejection === null
      ? { type: "accepted", shown: `${observation}${JSON.stringify(patches)}` }
      : { type: "refused", shown: observation };
  } catch (failure) {
    return { type: "thrown", shown: thrownText(failure) };
  }
}

function differently(answer: Answer, usual: Answer, named: string, plain: string): string | null {
  if (answer.type !== usual.type) {
    const why = answer.type === "thrown" ? ` (${answer.shown.replace(/\.$/, "")})` : "";
    return `${JSON.stringify(named)} is ${answer.type}${why} where ${JSON.stringify(plain)} is ${usual.type}`;
  }
  const spilled = /\[native code\]|\[object \w+\]/;
  return spilled.test(String(answer.shown)) && !spilled.test(String(usual.shown))
    ? `the answer to ${JSON.stringify(named)} shows what every JavaScript object has: ${spilled.exec(answer.shown)?.[0]}`
    : null;
}
