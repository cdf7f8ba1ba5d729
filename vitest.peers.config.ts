import { defineConfig, mergeConfig } from "vitest/config";
import plain from "./vitest.config.js";

/** Tests beside other projects' programs, which `peers/install.sh` installs. */
export default defineConfig({
  ...mergeConfig(plain, {}),
  test: { ...plain.test, include: ["peers/**/*.test.ts"], testTimeout: 300_000, hookTimeout: 300_000 },
});
