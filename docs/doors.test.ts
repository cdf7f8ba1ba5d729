import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = (name: string) => join(root, "packages", name, "src");

/** The doors of a package that CONTRIBUTING's map names, in its order: words with a slash, left of what it says of them. */
function mappedDoors(name: string): readonly string[] {
  const [, block] = contributing.split(new RegExp(`^packages/${name} `, "m"));
  const lines = (block ?? "").split(/^(?=\S)/m)[0]!.split("\n");
  return lines.flatMap((line) => /^ *((?:[\w-]+\/ +)*)/.exec(`${line} `)![1]!.match(/[\w-]+(?=\/)/g) ?? []);
}

const contributing = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");

describe.each(readdirSync(join(root, "packages")))("packages/%s", (name) => {
  it("should have the doors that CONTRIBUTING names", () => {
    const folders = readdirSync(sources(name), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect([...mappedDoors(name)].sort()).toEqual(folders.map((folder) => folder.name).sort());
  });
});

it.each(["tau2", "rwml"])(
  "should import between the doors of %s only from those above in CONTRIBUTING's map",
  (name) => {
    const doors = mappedDoors(name);
    const doorOf = (file: string) => doors.indexOf(relative(sources(name), file).split(sep)[0]!);
    const imports = programFiles(sources(name)).flatMap((file) =>
      importedFiles(file).map((imported) => ({ file, imported })),
    );
    const crossing = imports.filter(({ file, imported }) => doorOf(file) !== doorOf(imported));
    expect(crossing.length).toBeGreaterThan(100);
    const upward = crossing.filter(
      ({ file, imported }) => doorOf(file) >= 0 && doorOf(file) < doorOf(imported),
    );
    expect(upward.map(({ file, imported }) => `${file} imports ${imported}`)).toEqual([]);
  },
);

function programFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/\.(test|fixture)\.ts$/.test(file))
    .map((file) => join(folder, file));
}

/** The files that a file imports by a relative path, its types and what it loads later included. */
function importedFiles(file: string): readonly string[] {
  const paths = readFileSync(file, "utf8").matchAll(/\b(?:from|import)\b[\s(]*"(\.[^"]+)"/g);
  return [...paths].map(([, path]) => resolve(file, "..", path!));
}
