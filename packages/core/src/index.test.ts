import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

/** Every module that a file imports, directly or not: project files as paths, others by name. */
function importsOf(file: string, found = new Set<string>()): Set<string> {
  found.add(file);
  for (const [, specifier = ""] of readFileSync(file, "utf8").matchAll(/\bfrom "([^"]+)";/g)) {
    if (!specifier.startsWith(".")) found.add(specifier);
    else {
      const target = resolve(dirname(file), specifier.replace(/\.js$/, ".ts"));
      if (!found.has(target)) importsOf(target, found);
    }
  }
  return found;
}

it.each(["index.ts", "testing/index.ts", "chat/index.ts"])(
  "should need nothing of Node in %s, so that browsers can use it",
  (entry) => {
    const imports = [...importsOf(fileURLToPath(new URL(entry, import.meta.url)))];
    expect(imports.filter((specifier) => specifier.startsWith("node:"))).toEqual([]);
    expect(imports.length).toBeGreaterThan(15);
  },
);
