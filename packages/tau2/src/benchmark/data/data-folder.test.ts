import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { cacheFolder } from "./cache-folder.js";
import { dataFolder } from "./data-folder.js";

const home = mkdtempSync(join(tmpdir(), "tau2-data-"));

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

/** Makes a folder with data in it. */
function withData(...names: string[]): string {
  const folder = join(home, ...names);
  mkdirSync(join(folder, "domains"), { recursive: true });
  return folder;
}

describe("dataFolder", () => {
  it("should take the named folder, then TAU2_DATA_DIR, then where data are pulled to", () => {
    const [named, environment, cached] = [
      ...[withData("named", "tau2"), withData("environment", "tau2")],
      withData("rwml", "tau2", "tau2"),
    ];
    vi.stubEnv("XDG_CACHE_HOME", home);
    vi.stubEnv("TAU2_DATA_DIR", undefined);
    expect(dataFolder()).toBe(cached);
    vi.stubEnv("TAU2_DATA_DIR", join(home, "environment"));
    expect(dataFolder()).toBe(environment);
    expect(dataFolder(join(home, "named"))).toBe(named);
    expect(dataFolder(named)).toBe(named);
  });

  it("should say where it looked", () => {
    vi.stubEnv("XDG_CACHE_HOME", home);
    vi.stubEnv("TAU2_DATA_DIR", undefined);
    expect(() => dataFolder()).toThrow(join(home, "rwml", "tau2"));
    expect(() => dataFolder("/nowhere")).toThrow(expect.objectContaining({ code: "tau2/no-data" }));
  });
});

describe("a folder that is not the one with the data", () => {
  it("should lead to the right one", () => {
    const data = dirname(withData("checkout", "data", "tau2"));
    mkdirSync(join(data, "tau2", "domains", "airline"));
    const meant = (folder: string) => () => dataFolder(folder);
    expect(meant(join(home, "checkout"))).toThrow(`Did you mean ${data}?`);
    expect(meant(join(data, "tau2", "domains"))).toThrow(`Did you mean ${join(data, "tau2")}?`);
    expect(meant(join(data, "tau2", "domains", "airline"))).toThrow(`Did you mean ${join(data, "tau2")}?`);
  });
});

describe("cacheFolder", () => {
  it("should lie in the home folder unless caches have a place of their own", () => {
    expect(cacheFolder({})).toBe(join(homedir(), ".cache", "rwml", "tau2"));
    expect(cacheFolder({ XDG_CACHE_HOME: "" })).toBe(cacheFolder({}));
    expect(cacheFolder({ XDG_CACHE_HOME: "/caches" })).toBe(join("/caches", "rwml", "tau2"));
  });
});
