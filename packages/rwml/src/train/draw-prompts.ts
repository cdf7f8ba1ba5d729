import type { Random } from "@rwml/core";
import { packWindows } from "../data/pack-windows.js";
import type { Tokenizer } from "../data/tokens/tokenizer.js";
import type { ModelConfig } from "../model/network/model-config.js";
import type { Parameters } from "../model/network/parameters.js";
import type { Runtime } from "../model/onnx/runtime.js";
import { choosePrompts, type PromptChoice } from "./choose-prompts.js";
import type { Prompt } from "./sample-groups.js";
import { targetLikelihoods } from "./target-likelihoods.js";
import type { TextWindow } from "./text-windows.js";
import { openTrainingGraph } from "./update/training-graph.js";

/** Draws the prompts of an iteration. */
export interface PromptDraw {
  /** @param windows exactly as many as the graph has rows */
  draw(parameters: Parameters, windows: readonly TextWindow[], random: Random): Promise<Prompt[]>;
  release(): Promise<void>;
}

/** Opens the graph that tells what is easy, for batches of `rows` windows of at most `columns` tokens. */
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
    attention: "causal",
    loss: "none",
  });
  return {
    async draw(parameters, windows, random) {
      const batch = packWindows(windows, tokenizer, { rows, columns });
      const { logProbabilities } = await graph.run(parameters, batch);
      return windows.flatMap(({ targets }, window) => {
        const row = logProbabilities.subarray(window * columns, (window + 1) * columns);
        const whole = targets.filter(({ complete }) => complete);
        return choosePrompts(targetLikelihoods(whole, row), choice, random).map((index) => ({
          window,
          target: whole[index]!,
        }));
      });
    },
    release: () => graph.release(),
  };
}
