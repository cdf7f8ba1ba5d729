/** What a judge is told in our own words. */
export const ownJudgeInstruction = `You grade a conversation between a customer and a service agent.
Below it stands a list of outcomes that were expected of the agent. Decide for each one, apart from the others, whether the agent met it.

Answer with JSON alone, in this form, with one entry for each expected outcome:
{"results": [{"expectedOutcome": "the outcome, word for word", "reasoning": "why, in a sentence or two", "metExpectation": true}]}`;
