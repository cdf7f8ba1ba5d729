import { GymError } from "@rwml/core";
import { jsonObjectIn } from "./json-object-in.js";
import type { WordAssertionCheck } from "./reward-info.js";

/**
 * Reads a judge's answer: a JSON object of the form `{"results": [{expectedOutcome, reasoning, metExpectation}]}`, with
 * whatever the model has thought or said around it, and `"true"` or `"false"` for a verdict. There must be as many
 * verdicts as assertions: they are matched by their texts where each names an assertion of its own, else by their order,
 * unless one names an assertion of another place. Throws a GymError `tau2/judge-reply`.
 */
export function readAssertionReply(
  reply: string,
  assertions: readonly string[],
): readonly WordAssertionCheck[] {
  const results = jsonObjectIn(reply, "results")?.results;
  if (results === undefined) throw badReply(reply, 'it holds no JSON object with "results"');
  if (!Array.isArray(results)) throw badReply(reply, "its results are no list");
  const verdicts = results.map((result: unknown, index) => {
    const { expectedOutcome, metExpectation, reasoning } = (result ?? {}) as Record<string, unknown>;
    const met = verdictOf(metExpectation);
    if (met === null) throw badReply(reply, `result ${index} lacks its metExpectation`);
    return { outcome: expectedOutcome, met, justification: typeof reasoning === "string" ? reasoning : "" };
  });
  if (verdicts.length !== assertions.length) {
    throw badReply(reply, `it holds ${verdicts.length} verdicts for ${assertions.length} assertions`);
  }
  const places = assertions.map((text) => verdicts.findIndex(({ outcome }) => outcome === text));
  const areNamed = new Set(places).size === places.length && !places.includes(-1);
  const isAstray = verdicts.some(
    ({ outcome }, index) => outcome !== assertions[index] && assertions.some((text) => text === outcome),
  );
  if (!areNamed && isAstray) throw badReply(reply, "its verdicts are neither all named nor in order");
  return assertions.map((nl_assertion, index) => {
    const { met, justification } = verdicts[areNamed ? places[index]! : index]!;
    return { nl_assertion, met, justification };
  });
}

function verdictOf(value: unknown): boolean | null {
  if (typeof value === "boolean") return value;
  const word = typeof value === "string" ? value.trim().toLowerCase() : "";
  return word === "true" ? true : word === "false" ? false : null;
}

function badReply(reply: string, problem: string): GymError {
  const shown = reply.length > 200 ? `${reply.slice(0, 200)}…` : reply;
  return new GymError(
    "tau2/judge-reply",
    `The judge's answer cannot be read: ${problem}. It begins ${JSON.stringify(shown)}. Ask again, or take a model that keeps to JSON.`,
  );
}
