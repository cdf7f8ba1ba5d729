import { seededRandom } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { tinyConfig } from "../testing/tiny-model.js";
import { initialParameters, modelParameters, parameterCount } from "./parameters.js";

const spread = (values: Float32Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

describe("modelParameters", () => {
  it("should list every parameter once, features only where the model has some", () => {
    const names = modelParameters(tinyConfig).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain("embedding.previous2.features");
    const plain = { ...tinyConfig, features: { count: 0, ofToken: [] } };
    expect(modelParameters(plain).some(({ name }) => name.endsWith("features"))).toBe(false);
  });

  it("should count what a model has", () => {
    const embeddings = 3 * (11 + 4) * 16;
    const layer = 16 + 4 * 16 * 16 + 16 + 2 * 16 * 24;
    expect(parameterCount(tinyConfig)).toBe(embeddings + 2 * layer + 16);
  });

  it.each([
    [{ width: 18 }, "even multiple"],
    [{ layers: 0 }, "positive integer"],
    [{ hidden: 2.5 }, "positive integer"],
    [{ features: { count: 2, ofToken: [[0], [2]] } }, "numbered 0 to 1"],
    [{ features: { count: 1, ofToken: Array(12).fill([0]) } }, "only 11 tokens"],
  ])("should refuse %j", (change, message) => {
    const check = () => modelParameters({ ...tinyConfig, ...change });
    expect(check).toThrow(expect.objectContaining({ code: "onnx/model-config" }));
    expect(check).toThrow(message);
  });
});

describe("initialParameters", () => {
  const config = { ...tinyConfig, width: 64, layers: 8 };
  const parameters = initialParameters(config, seededRandom(1));

  it("should fill every parameter to its shape", () => {
    for (const { name, shape } of modelParameters(config)) {
      expect(parameters[name]!.length).toBe(shape.reduce((size, length) => size * length, 1));
    }
  });

  it("should begin residual branches smaller by the root of twice the layers, and gains at 1", () => {
    expect(spread(parameters["layers.3.attention.query"]!)).toBeCloseTo(0.02, 2);
    expect(spread(parameters["layers.3.attention.output"]!) / 0.005).toBeCloseTo(1, 1);
    expect(parameters["layers.3.mlp.gain"]!.every((value) => value === 1)).toBe(true);
  });

  it("should depend on the seed alone", () => {
    expect(initialParameters(config, seededRandom(1))).toEqual(parameters);
    expect(initialParameters(config, seededRandom(2))).not.toEqual(parameters);
  });
});
