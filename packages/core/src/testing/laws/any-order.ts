import { Account } from "../account.js";
import { codeOf } from "../broken-law.js";
import { defineLawOn } from "../define-law.js";
import { fastCheck } from "../fast-check.js";
import { type Walk, walks } from "../walk.js";

/** No episode finds what an earlier one has left: no cache is filled by the first caller and shared by the others. */
export const anyOrder = defineLawOn<readonly Walk[]>(
  "play an episode the same, whatever was played before it",
  (maxSteps) =>
    fastCheck().array(walks(Math.ceil(maxSteps / 2)), { minLength: 2, maxLength: 3, size: "max" }),
  (list, { subject, begin }) => {
    const [one, other] = [subject.renew?.() ?? subject, subject.renew?.() ?? subject];
    const accounts: Account[] = [];
    for (const walk of list) {
      const journey = begin(walk.seed, one);
      accounts.push(Account.of(journey, journey.follow(walk.choices)));
    }
    for (const [index, account] of [...accounts.entries()].toReversed()) {
      const again = begin(list[index]!.seed, other);
      const difference = account.differenceFrom(Account.of(again, again.repeat(account.journey.texts)));
      if (difference !== null)
        return { what: `in another order ${difference}`, code: codeOfOrder(list, accounts) };
    }
    return null;
  },
  (list) => list,
);

function codeOfOrder(list: readonly Walk[], accounts: readonly Account[]): readonly string[] {
  const codes = accounts.map(({ journey: { texts } }, index) => codeOf({ seed: list[index]!.seed, texts }));
  return [
    ...codes.flat(),
    "// and the other way round, in a new process where nothing was played before:",
    ...codes.toReversed().flat(),
  ];
}
