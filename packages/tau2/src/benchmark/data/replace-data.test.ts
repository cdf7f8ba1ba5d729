import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { replaceData } from "./replace-data.js";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Data that is there, and data that was pulled. */
function place(old: Readonly<Record<string, string>>, fresh: Readonly<Record<string, string>>) {
  const home = mkdtempSync(join(tmpdir(), "rwml-replace-"));
  folders.push(home);
  const write = (folder: string, files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(home, folder, path)), { recursive: true });
      writeFileSync(join(home, folder, path), text);
    }
  };
  write("out", old);
  write("fresh", fresh);
  const [out, aside] = [join(home, "out"), join(home, "aside")];
  return { out, aside, replace: () => replaceData(join(home, "fresh"), out, aside) };
}

const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

describe("replaceData", () => {
  it("should find a name for what is kept that nothing has", async () => {
    const { out, replace } = place(
      { "tau2/a": "mine", "tau2/a.before-pull": "earlier", "tau2/source.json": "{}", "tau2/LICENSE": "old" },
      { "tau2/a": "new", "tau2/source.json": "{ }", "tau2/LICENSE": "new" },
    );
    expect(await replace()).toEqual([join("tau2", "a.before-pull-2")]);
    expect(readdirSync(join(out, "tau2")).sort()).toEqual([
      ...["LICENSE", "a", "a.before-pull", "a.before-pull-2", "source.json"],
    ]);
    expect(
      ["a", "a.before-pull", "a.before-pull-2", "LICENSE"].map((name) => read(out, `tau2/${name}`)),
    ).toEqual([...["new", "earlier", "mine", "new"]]);
  });

  it("should keep links and empty folders", async () => {
    const { out, replace } = place({ "tau2/b/c": "1" }, { "tau2/b/c": "1" });
    mkdirSync(join(out, "tau2", "empty"));
    symlinkSync("nowhere", join(out, "tau2", "b", "link"));
    expect(await replace()).toEqual([]);
    expect(readdirSync(join(out, "tau2", "b"))).toEqual(["c", "link"]);
    expect(readdirSync(join(out, "tau2", "empty"))).toEqual([]);
  });

  it("should put the old data back where the new cannot take its place", async () => {
    const { out, aside, replace } = place({ "tau2/a": "mine" }, { "tau2/a": "new" });
    mkdirSync(join(aside, "taken"), { recursive: true });
    await expect(replace()).rejects.toThrow(/ENOTEMPTY|EEXIST/);
    expect(read(out, "tau2/a")).toBe("mine");
  });

  it("should remove a wording that was pulled when there is none any more, and no other", async () => {
    const hash = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
    const mark = JSON.stringify({ url: "u", commit: "c", wording: hash });
    const pulled = place({ "tau2/source.json": mark, "wording.json": "foo" }, { "tau2/a": "new" });
    expect(await pulled.replace()).toEqual([]);
    expect(readdirSync(pulled.out)).toEqual(["tau2"]);
    const own = place({ "tau2/source.json": mark, "wording.json": "mine" }, { "tau2/a": "new" });
    expect(await own.replace()).toEqual(["wording.json.before-pull"]);
    expect(read(own.out, "wording.json.before-pull")).toBe("mine");
  });
});
