import type { Random } from "@rwml/core";
import type { PackedRow } from "../data/pack-rows.js";
import { rowBatch } from "../data/row-batch.js";
import type { Tokenizer } from "../data/tokens/tokenizer.js";
import type { ModelConfig } from "../model/network/model-config.js";
import type { Parameters } from "../model/network/parameters.js";
import type { Runtime } from "../model/onnx/runtime.js";
import { choosePrompts, type PromptChoice } from "./choose-prompts.js";
import type { Prompt } from "./sample-groups.js";
import { targetLikelihoods } from "./target-likelihoods.js";
import { openTrainingGraph } from "./update/training-graph.js";

/** Draws the prompts of an iteration. */
export interface PromptDraw {
  /**
   * @param rows exactly as many as the graph has
   * @returns prompts whose windows are numbered through all rows
   */
  draw(parameters: Parameters, rows: readonly PackedRow[], random: Random): Promise<Prompt[]>;
  release(): Promise<void>;
}

/** Opens the graph that tells what is easy, for batches of `rows` rows of at most `columns` tokens. */
export async function openPromptDraw(
  runtime: Runtime,
  config: ModelConfig,
  tokenizer: Tokenizer,
  {
    rows,
    columns,
    choice,
  }: { readonly rows: number; readonly columns: number; readonly choice: PromptChoice },
): Promise<PromptDraw> {
  const graph = await openTrainingGraph(runtime, config, {
    batch: rows,
    length: columns,
    attention: "explicit",
    loss: "none",
  });
  return {
    async draw(parameters, packed, random) {
      const batch = rowBatch(packed, tokenizer, { rows, columns });
      const { logProbabilities } = await graph.run(parameters, batch);
      let window = 0;
      return packed.flatMap((row, index) => {
        let start = index * columns;
        const known = row.flatMap(({ tokens, targets }) => {
          const own = logProbabilities.subarray(start, start + tokens.length);
          start += tokens.length;
          const likelihoods = targetLikelihoods(targets, own);
          const number = window++;
          return targets.map((target, place) => ({
            window: number,
            target,
            likelihood: likelihoods[place]!,
          }));
        });
        const likelihoods = known.map(({ likelihood }) => likelihood);
        return choosePrompts(likelihoods, choice, random).map((place) => {
          const { window, target } = known[place]!;
          return { window, target };
        });
      });
    },
    release: () => graph.release(),
  };
}
