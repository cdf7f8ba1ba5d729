import { describe, expect, it } from "vitest";
import { polarOperations } from "../../model/graph/polar-factor.js";
import { parameterCount } from "../../model/network/parameters.js";
import { openRuntime } from "../../model/onnx/runtime.js";
import { tinyConfig } from "../../model/testing/tiny-model.js";
import { matrixGroups } from "./matrix-groups.js";
import { measureThroughput } from "./measure-throughput.js";

describe("measureThroughput", () => {
  it("should count operations and tokens against the clock that it is given", async () => {
    // A clock by which four runs in turn take 2 ms.
    let time = 0;
    const now = () => (time += 2);
    const runtime = await openRuntime({ threads: 1 });
    const measured = await measureThroughput(runtime, {
      config: tinyConfig,
      batch: 2,
      length: 8,
      repetitions: 3,
      now,
    });
    expect(measured.matmulGigaflops).toBeCloseTo((2 * 4096 * 256 * 1024) / 0.5e6, 3);
    expect(measured.trainingTokensPerSecond).toBe(32_000);
    expect(measured.updatesPerSecond).toBe(2000);
    const polar = matrixGroups(tinyConfig).reduce(
      (sum, { members, rows, columns }) => sum + members.length * polarOperations(rows, columns),
      0,
    );
    const passes = 6 * parameterCount(tinyConfig) * 16;
    expect(measured.trainingGigaflops).toBeCloseTo((passes + polar) / 0.5e6, 6);
    expect(measured.passesShareOfMatmul).toBeCloseTo(passes / 0.5e6 / measured.matmulGigaflops, 9);
    expect(measured.shareOfMatmul).toBeCloseTo(measured.trainingGigaflops / measured.matmulGigaflops, 9);
    expect(measured.samplesPerSecond).toBe(512_000);
    expect(measured.sampledTokensPerSecond).toBe(12 * 512_000);
  });
});
