import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");

describe.each(readdirSync(new URL("packages", root)))("packages/%s", (folder) => {
  const manifest = JSON.parse(read(`packages/${folder}/package.json`));

  it("should have the repository's licence, and a README of its own", () => {
    expect(read(`packages/${folder}/LICENSE`)).toBe(read("LICENSE"));
    expect(read(`packages/${folder}/README.md`)).toMatch(new RegExp(`^# ${manifest.name}\n`));
  });

  it("should be of the version of the others, which it names", () => {
    const { version } = JSON.parse(read("package.json"));
    expect(manifest.version).toBe(version);
    for (const [name, wanted] of Object.entries(manifest.dependencies)) {
      if (name.startsWith("@rwml/")) expect(wanted).toBe(version);
    }
  });
});

describe("the documentation", () => {
  it.each(["docs/command-line.md", "packages/rwml/README.md"])(
    "should name the runtime that is tested in %s",
    (path) => {
      const version: string = JSON.parse(read("package.json")).devDependencies["onnxruntime-node"];
      const named = read(path).match(/onnxruntime-node@[\d.]+/g);
      expect(named).toEqual([`onnxruntime-node@${version}`]);
    },
  );
});
