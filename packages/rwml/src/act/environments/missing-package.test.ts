import { describe, expect, it } from "vitest";
import { missingPackage } from "./missing-package.js";

const found = (message: string) => missingPackage(new Error(message));

describe("missingPackage", () => {
  it.each([
    ["Cannot find package '@rwml/core' imported from /a/b/own.mjs", "@rwml/core", "/a/b"],
    ["Cannot find package 'left-pad' imported from file:///a/b/own.mjs", "left-pad", "/a/b"],
    ["Cannot find module 'zod/v4'\nRequire stack:\n- /a/b/own.cjs\n- /a/main.cjs", "zod", "/a/b"],
  ])("should name what %j misses, and where to install it", (message, name, folder) => {
    expect(found(message)).toMatchObject({ name, command: `cd ${folder} && npm install ${name}` });
  });

  it("should quote folders for the shell", () => {
    expect(found("Cannot find package 'x' imported from /my folder/it's/own.mjs")?.command).toBe(
      "cd '/my folder/it'\\''s' && npm install x",
    );
  });

  it.each([
    "Cannot find module '/a/b/gone.mjs' imported from /a/b/own.mjs",
    "Cannot find module './gone.cjs'\nRequire stack:\n- /a/b/own.cjs",
    "Cannot find package '/a/node_modules/x/main.mjs' imported from /a/b/own.mjs",
    "the well is dry",
  ])("should leave %j to others", (message) => {
    expect(found(message)).toBeNull();
  });
});
