import { alfworldWindow } from "../packages/rwml/src/evaluate/demo/measure-speed.js";
import { openRuntime } from "../packages/rwml/src/model/onnx/runtime.js";
import { defaultRecipe } from "../packages/rwml/src/train/recipe.js";
import { rowsOfTokens } from "../packages/rwml/src/train/rows-of-tokens.js";
import { measureThroughput, type Throughput } from "../packages/rwml/src/train/update/measure-throughput.js";
import type { Benchmark } from "./benchmark.js";

/** The model and the batch that `rwml train` trains with; the number of tokens is about that of ALFWorld's texts. */
const config = {
  ...defaultRecipe.model,
  vocabulary: 800,
  context: alfworldWindow,
  rotaryBase: 10_000,
  features: { count: 1, ofToken: [] },
};
const batch = rowsOfTokens(defaultRecipe.supervised.tokens, config.context);
const repetitions = 5;

/** The in-process trainer, beside the matrix products that it is made of. */
export const training: Benchmark = {
  name: "training",
  about: "training and sampling a small transformer on ONNX Runtime, beside its plain matrix products",

  async run({ rounds }) {
    const runtime = await openRuntime();
    const measured: Throughput[] = [];
    for (let round = 0; round < rounds; round++) {
      const options = { config, batch, length: config.context, repetitions, now: () => performance.now() };
      measured.push(await measureThroughput(runtime, options));
    }
    const values = (figure: keyof Throughput) => measured.map((throughput) => throughput[figure]);
    const { width, layers, vocabulary, context } = config;
    return {
      subject: `width ${width}, ${layers} layers, ${vocabulary} tokens, batches of ${batch} × ${context}, on ${runtime.provider()}`,
      figures: [
        { name: "training", unit: "tokens/s", values: values("trainingTokensPerSecond") },
        { name: "sampling", unit: "tokens/s", values: values("sampledTokensPerSecond") },
        { name: "plain matrix products", unit: "GFLOP/s", values: values("matmulGigaflops") },
        {
          name: "training / plain matrix products",
          unit: "×",
          values: values("shareOfMatmul"),
          target: { type: "at-least", value: 0.7 },
        },
        {
          name: "both passes alone / plain matrix products",
          unit: "×",
          values: values("passesShareOfMatmul"),
        },
      ],
      notes: ["Training is counted as 6 operations for each parameter and token, and the products of Muon."],
    };
  },
};
