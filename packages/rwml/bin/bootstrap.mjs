// Prepares a thread to run this package: in a clone from its TypeScript sources, once published from `dist`.
import { existsSync } from "node:fs";
import { register } from "node:module";

const fromSources = existsSync(new URL("../src", import.meta.url));

if (fromSources) {
  const tsx = await import("tsx/esm/api");
  tsx.register();
  register("./source-hooks.mjs", import.meta.url);
}

/** The URL of a module of this package, named without folder and extension, such as `cli/main`. */
export function entry(name) {
  return new URL(fromSources ? `../src/${name}.ts` : `../dist/${name}.js`, import.meta.url).href;
}
