import type { PolicyFactory } from "@rwml/core";
import { printAction } from "../../conversation/action-text.js";
import type { AnyToolkit } from "../../world/toolkit.js";
import { drawCall } from "./draw-call.js";
import { SeenValues } from "./seen-values.js";

/** Of ten turns, so many are words. */
const wordsOfTen = 2;

/**
 * Asks the user questions and calls tools with whatever the conversation has shown: exploration for world models, with
 * no aim of its own.
 *
 * @param questions what the agent may say to the user; none where it works alone
 * @param patterns how values look in words, by parameter, beside those of the built-in domains
 */
export function explorePolicy(
  toolkits: readonly AnyToolkit[],
  questions: readonly string[],
  patterns?: Readonly<Record<string, RegExp>>,
): PolicyFactory {
  return ({ random }) => {
    const seen = new SeenValues(patterns);
    return {
      act({ observation }) {
        seen.note(observation);
        const call = drawCall(random.pick(toolkits), seen, random);
        const talks = questions.length > 0 && (call === null || random.int(10) < wordsOfTen);
        if (talks) return random.pick(questions);
        return call === null ? "done()" : printAction({ type: "call", calls: [call], text: null });
      },
    };
  };
}
