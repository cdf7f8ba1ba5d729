import { defineConfig } from "tsup";

const packages = [
  {
    name: "core",
    entry: ["src/index.ts", "src/testing/index.ts", "src/dataset/index.ts", "src/pull/index.ts"],
  },
  { name: "alfworld", entry: ["src/index.ts"] },
  { name: "tau2", entry: ["src/index.ts", "src/register.ts", "src/testing/index.ts"] },
  {
    name: "rwml",
    entry: [
      "src/index.ts",
      "src/cli/main.ts",
      "src/act/collect/worker.ts",
      "src/train/worker.ts",
      "src/evaluate/worker.ts",
      "src/evaluate/demo/worker.ts",
    ],
  },
];

// Libraries stay libraries: bundling them would hide their versions and break CommonJS ones.
const libraries = [
  "@ai-sdk/openai-compatible",
  "commander",
  "fast-check",
  "immer",
  "modern-tar",
  "onnxruntime-node",
  /^pure-rand/,
  "smol-toml",
  "ts-pattern",
  "yaml",
  "yauzl",
];

export default defineConfig(
  packages.map(({ name, entry }) => ({
    name,
    entry: Object.fromEntries(
      entry.map((file) => [file.replace(/^src\//, "").replace(/\.ts$/, ""), `packages/${name}/${file}`]),
    ),
    outDir: `packages/${name}/dist`,
    format: ["esm" as const],
    dts: true,
    sourcemap: true,
    clean: true,
    silent: true,
    target: "node20",
    external: [/^@rwml\//, "rwml", ...libraries],
  })),
);
