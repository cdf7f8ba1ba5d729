import { defineConfig } from "vitest/config";

// Tests read the sources of every package, so nothing has to be built first.
const conditions = ["@rwml/source", "node", "import", "module", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["packages/*/src/**/*.test.ts", "examples/**/*.test.ts", "docs/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    setupFiles: ["scripts/seed-properties.ts"],
  },
});
