import type { Random } from "@rwml/core";
import { checkModelConfig, type ModelConfig } from "./model-config.js";

/** Name and shape of one parameter, and the standard deviation of its initial values ("ones" for gains). */
export interface ParameterSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly initial: number | "ones";
}

/** The parameters of a model, or anything aligned with them such as gradients, in row-major order by name. */
export type Parameters = Record<string, Float32Array>;

/** The three embedding tables: the token itself and the two before it. */
export const embeddingTables = ["token", "previous1", "previous2"] as const;

/** One of {@link embeddingTables}. */
export type EmbeddingTable = (typeof embeddingTables)[number];

const deviation = 0.02;

/**
 * The parameters of a model, in the order in which they are stored.
 *
 * @throws GymError `onnx/model-config`
 */
export function modelParameters(config: ModelConfig): ParameterSpec[] {
  checkModelConfig(config);
  const { vocabulary, width, hidden, layers, features } = config;
  const residual = deviation / Math.sqrt(2 * layers);
  const specs: ParameterSpec[] = [];
  const add = (name: string, shape: number[], initial: ParameterSpec["initial"]): void => {
    specs.push({ name, shape, initial });
  };
  for (const table of embeddingTables) {
    add(`embedding.${table}.own`, [vocabulary, width], deviation);
    if (features.count > 0) add(`embedding.${table}.features`, [features.count, width], deviation);
  }
  for (let layer = 0; layer < layers; layer++) {
    add(`layers.${layer}.attention.gain`, [width], "ones");
    add(`layers.${layer}.attention.query`, [width, width], deviation);
    add(`layers.${layer}.attention.key`, [width, width], deviation);
    add(`layers.${layer}.attention.value`, [width, width], deviation);
    add(`layers.${layer}.attention.output`, [width, width], residual);
    add(`layers.${layer}.mlp.gain`, [width], "ones");
    add(`layers.${layer}.mlp.input`, [width, hidden], deviation);
    add(`layers.${layer}.mlp.output`, [hidden, width], residual);
  }
  add("output.gain", [width], "ones");
  return specs;
}

/** Initial parameters: gains are 1, everything else is normally distributed around 0. */
export function initialParameters(config: ModelConfig, random: Random): Parameters {
  const parameters: Parameters = {};
  for (const { name, shape, initial } of modelParameters(config)) {
    const values = new Float32Array(shape.reduce((size, length) => size * length, 1));
    parameters[name] =
      initial === "ones" ? values.fill(1) : values.map(() => initial * standardNormal(random));
  }
  return parameters;
}

/** How many numbers a model has. */
export function parameterCount(config: ModelConfig): number {
  return modelParameters(config).reduce(
    (sum, { shape }) => sum + shape.reduce((size, length) => size * length, 1),
    0,
  );
}

/** A draw from the normal distribution (Box and Muller). */
function standardNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.float()));
  return radius * Math.cos(2 * Math.PI * random.float());
}
