import { GymError } from "@rwml/core";
import type { WordAssertionCheck } from "./reward-info.js";

/**
 * Reads a judge's answer: JSON of the form `{"results": [{expectedOutcome, reasoning, metExpectation}]}`, which may stand
 * in a code fence. Throws a GymError `tau2/judge-reply`.
 */
export function readAssertionReply(reply: string): readonly WordAssertionCheck[] {
  const results = resultsOf(parsed(reply));
  if (!Array.isArray(results) || results.length === 0) throw badReply(reply, "it holds no results");
  return results.map((result: unknown, index) => {
    const { expectedOutcome, metExpectation, reasoning } = (result ?? {}) as Record<string, unknown>;
    if (typeof expectedOutcome !== "string" || typeof metExpectation !== "boolean") {
      throw badReply(reply, `result ${index} lacks its expectedOutcome or metExpectation`);
    }
    const justification = typeof reasoning === "string" ? reasoning : "";
    return { nl_assertion: expectedOutcome, met: metExpectation, justification };
  });
}

function parsed(reply: string): unknown {
  const fenced = /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/.exec(reply);
  try {
    return JSON.parse(fenced?.[1] ?? reply);
  } catch (cause) {
    throw badReply(reply, "it is not JSON", cause);
  }
}

function resultsOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "results" in value ? value.results : undefined;
}

function badReply(reply: string, problem: string, cause?: unknown): GymError {
  const shown = reply.length > 200 ? `${reply.slice(0, 200)}…` : reply;
  return new GymError(
    "tau2/judge-reply",
    `The judge's answer cannot be read: ${problem}. It begins ${JSON.stringify(shown)}. Ask again, or take a model that keeps to JSON.`,
    { cause },
  );
}
