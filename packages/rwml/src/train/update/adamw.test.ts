import { describe, expect, it } from "vitest";
import { adamw } from "./adamw.js";

describe("adamw", () => {
  it("should follow the formula of AdamW", () => {
    const parameters = { weight: Float32Array.of(1) };
    const optimizer = adamw({ beta1: 0.9, beta2: 0.99, epsilon: 1e-3, weightDecay: 0.1 });
    const state = optimizer.start(parameters);
    let [value, first, second] = [1, 0, 0];
    for (const [index, gradient] of [0.5, -2, 0.25].entries()) {
      optimizer.step(parameters, { weight: Float32Array.of(gradient) }, state, 0.1);
      first = 0.9 * first + 0.1 * gradient;
      second = 0.99 * second + 0.01 * gradient ** 2;
      const mean = first / (1 - 0.9 ** (index + 1));
      const root = Math.sqrt(second / (1 - 0.99 ** (index + 1)));
      value = value - 0.1 * 0.1 * value - (0.1 * mean) / (root + 1e-3);
      expect(parameters.weight[0]).toBeCloseTo(value, 6);
    }
    expect(state.step).toBe(3);
  });

  it("should move by the learning rate at the first step, whatever the size of the gradient", () => {
    const parameters = { weight: Float32Array.of(0, 0, 0) };
    const optimizer = adamw();
    optimizer.step(parameters, { weight: Float32Array.of(1e-3, -5, 0) }, optimizer.start(parameters), 0.01);
    expect(parameters.weight[0]).toBeCloseTo(-0.01, 5);
    expect(parameters.weight[1]).toBeCloseTo(0.01, 5);
    expect(parameters.weight[2]).toBe(0);
  });

  it("should spare gains from weight decay", () => {
    const parameters = { "mlp.gain": Float32Array.of(1), "mlp.input": Float32Array.of(1) };
    const zeros = { "mlp.gain": new Float32Array(1), "mlp.input": new Float32Array(1) };
    const optimizer = adamw({ weightDecay: 0.5 });
    optimizer.step(parameters, zeros, optimizer.start(parameters), 0.1);
    expect(parameters["mlp.gain"][0]).toBe(1);
    expect(parameters["mlp.input"][0]).toBeCloseTo(0.95, 6);
  });

  it("should continue exactly from a copy of its state", () => {
    const gradient = (step: number) => ({ weight: Float32Array.of(Math.sin(step), Math.cos(step)) });
    const optimizer = adamw();
    const straight = { weight: Float32Array.of(1, -1) };
    const state = optimizer.start(straight);
    for (let step = 0; step < 3; step++) optimizer.step(straight, gradient(step), state, 0.01);
    const resumed = structuredClone({ parameters: straight, state });
    for (let step = 3; step < 6; step++) {
      optimizer.step(straight, gradient(step), state, 0.01);
      adamw().step(resumed.parameters, gradient(step), resumed.state, 0.01);
    }
    expect(resumed).toEqual({ parameters: straight, state });
  });

  it("should forget a gradient that stays away, without ever keeping subnormal numbers", () => {
    const parameters = { weight: Float32Array.of(1) };
    const optimizer = adamw();
    const state = optimizer.start(parameters);
    optimizer.step(parameters, { weight: Float32Array.of(1) }, state, 0.01);
    for (let step = 0; step < 2000; step++) {
      optimizer.step(parameters, { weight: Float32Array.of(0) }, state, 0.01);
      for (const mean of [state.first.weight![0]!, state.second.weight![0]!]) {
        expect(mean === 0 || Math.abs(mean) > 1.2e-38).toBe(true);
      }
    }
    expect(state.first.weight![0]).toBeLessThan(1e-34);
    expect(state.second.weight![0]).toBeLessThan(1e-34);
  });
});
