import type { ChatModel } from "@rwml/core/chat";

/** What models have cost. */
export interface Spent {
  readonly dollars: number;
  /** How many answers came whose cost is not known. */
  readonly unknown: number;
  readonly answers: number;
}

/** Counts what a role's models cost, conversations that are played again and messages that are dropped included. */
export class CostMeter {
  #spent: Spent = { dollars: 0, unknown: 0, answers: 0 };

  get spent(): Spent {
    return this.#spent;
  }

  /** A model whose answers are counted. */
  metered(model: ChatModel): ChatModel {
    return {
      name: model.name,
      complete: async (request) => {
        const answer = await model.complete(request);
        const { dollars, unknown, answers } = this.#spent;
        this.#spent = {
          dollars: dollars + (answer.cost ?? 0),
          unknown: unknown + (answer.cost === null ? 1 : 0),
          answers: answers + 1,
        };
        return answer;
      },
    };
  }
}
