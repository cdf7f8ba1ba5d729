/**
 * The one file that names onnxruntime-node, an optional peer. Everything else in this folder sees only the interfaces
 * declared here, so that a program which never trains need not have the runtime, and does not load it.
 */
import { GymError } from "@rwml/core";
import type { InferenceSession, Tensor as RuntimeTensor } from "onnxruntime-node";
import type { ElementType } from "./model-description.js";

/** Where graphs run. Each name falls back to "cpu" when the machine cannot provide it. */
export type ExecutionProvider = "cpu" | "cuda" | "webgpu";

/** Options of {@link openRuntime}. */
export interface RuntimeOptions {
  /** In order of preference. Default `["cpu"]`. */
  readonly executionProviders?: readonly ExecutionProvider[];
  /** Threads for one operator, the calling thread included. Default: the runtime's choice (all cores). */
  readonly threads?: number;
  /**
   * Whether threads wait for their next piece of work by spinning while a graph runs; between runs they never do, so
   * that several sessions can take turns. Default true. Set false when other programs need the cores.
   */
  readonly spinning?: boolean;
}

/** The typed array that holds the elements of a tensor. */
export type TensorData = Float32Array | Float64Array | Int32Array | BigInt64Array | Uint8Array;

/** A dense tensor in row-major order. Inputs are read in place, outputs are fresh copies. */
export interface Tensor {
  readonly type: ElementType;
  readonly data: TensorData;
  readonly shape: readonly number[];
}

/** A loaded graph. `run` occupies the calling thread until the outputs are there. */
export interface Session {
  run(inputs: Readonly<Record<string, Tensor>>): Promise<Record<string, Tensor>>;
  release(): Promise<void>;
}

/** Opens sessions with fixed options. */
export interface Runtime {
  /** @param model the bytes of an ONNX file, from `encodeModel` */
  open(model: Uint8Array): Promise<Session>;
  /** The first provider in use: the preferred one, or "cpu" once that has failed. */
  provider(): ExecutionProvider;
  /** Why a preferred provider was given up, for reports; null when none was. */
  fallbackReason(): string | null;
}

/** They would undo what `multiplyColumns` does, and nothing else in our graphs is for them to find. */
const unwantedFusions = ["GemmTransposeFusion", "MatmulTransposeFusion"];

/**
 * Loads the runtime.
 *
 * @throws GymError `onnx/missing-runtime` when onnxruntime-node cannot be loaded
 */
export async function openRuntime(options: RuntimeOptions = {}): Promise<Runtime> {
  const runtime = await loadRuntime();
  let providers = [...(options.executionProviders ?? ["cpu" as const])];
  let reason: string | null = null;

  const create = (model: Uint8Array): Promise<InferenceSession> =>
    runtime.InferenceSession.create(model, {
      executionProviders: providers,
      graphOptimizationLevel: "all",
      logSeverityLevel: 3,
      ...(options.threads === undefined ? {} : { intraOpNumThreads: options.threads }),
      extra: {
        optimization: { disable_specified_optimizers: unwantedFusions.join(";") },
        session:
          options.spinning === false ? { intra_op: { allow_spinning: "0" } } : { force_spinning_stop: "1" },
      },
    });

  return {
    async open(model) {
      try {
        return wrapSession(runtime, await create(model));
      } catch (error) {
        if (providers.every((provider) => provider === "cpu")) throw error;
        reason = error instanceof Error ? error.message : String(error);
        providers = ["cpu"];
        return wrapSession(runtime, await create(model));
      }
    },
    provider: () => providers[0] ?? "cpu",
    fallbackReason: () => reason,
  };
}

/**
 * To be called before long work that will need the runtime: loads it, since what is installed may be broken, or for
 * another machine.
 *
 * @throws GymError `onnx/missing-runtime` when onnxruntime-node is not installed or does not load
 */
export async function requireRuntime(load: () => Promise<unknown> = importRuntime): Promise<void> {
  try {
    await load();
  } catch (cause) {
    throw missingRuntime(cause);
  }
}

const importRuntime = () => import("onnxruntime-node");

async function loadRuntime(): Promise<typeof import("onnxruntime-node")> {
  try {
    return await importRuntime();
  } catch (cause) {
    throw missingRuntime(cause);
  }
}

const install = "npm install --ignore-scripts onnxruntime-node@1.30.0";

function missingRuntime(cause: unknown): GymError {
  const { code, message } = cause instanceof Error ? (cause as NodeJS.ErrnoException) : {};
  const isAbsent = code?.endsWith("MODULE_NOT_FOUND") && message?.includes("'onnxruntime-node'");
  const problem = isAbsent
    ? `is not installed. Install it with: ${install}`
    : `is installed and does not load on this machine (${process.platform} ${process.arch}, Node ${process.versions.node}): ${message ?? String(cause)}. Install it again, for this machine, with: ${install}`;
  return new GymError(
    "onnx/missing-runtime",
    `World models are trained and run by the package onnxruntime-node, which ${problem} (about 290 MB; its install script would fetch CUDA libraries, which the CPU does not need).`,
    { cause },
  );
}

function wrapSession(runtime: typeof import("onnxruntime-node"), session: InferenceSession): Session {
  return {
    async run(inputs) {
      const feeds: Record<string, RuntimeTensor> = {};
      for (const [name, { type, data, shape }] of Object.entries(inputs)) {
        feeds[name] = new runtime.Tensor(type, data, shape);
      }
      const outputs: Record<string, Tensor> = {};
      for (const [name, { type, data, dims }] of Object.entries(await session.run(feeds))) {
        outputs[name] = { type: type as ElementType, data: data as TensorData, shape: dims };
      }
      return outputs;
    },
    release: () => session.release(),
  };
}
