import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { openStaging, writeFailure } from "@rwml/core/pull";
import { packTar, type TarEntry } from "modern-tar";
import { afterEach, describe, expect, it } from "vitest";
import { upstreamCheckout } from "../../testing/upstream-checkout.js";
import { loadWordingPack } from "../wording/load-wording-pack.js";
import { archiveLimits } from "./archive-limits.js";
import { dataFolder } from "./data-folder.js";
import type { Release } from "./pinned-release.js";
import { pullData } from "./pull-data.js";

const commit = "0123456789".repeat(4);
const files = { ...upstreamCheckout, LICENSE: "Do as you like.\n", "data/tau2/results/old.json": "[]" };
const policy = "tau2/domains/mock/policy.md";
const dataFiles = [
  ...[policy, "tau2/user_simulator/simulation_guidelines.md"],
  "tau2/user_simulator/simulation_guidelines_tools.md",
];
const hashes = dataFiles.map((path) => [path, sha256(upstreamCheckout[`data/${path}`]!)] as const);

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** An archive as GitHub packs it: everything in one folder that is named after the commit. */
async function archive(
  contents: Readonly<Record<string, string>> = files,
  more: readonly TarEntry[] = [],
): Promise<Buffer> {
  const entries = Object.entries(contents).map(([path, body]) => ({
    header: { name: `tau2-bench-${commit}/${path}`, size: Buffer.byteLength(body), type: "file" as const },
    body,
  }));
  return gzipSync(await packTar([...entries, ...more]));
}

/** A new folder that the test cleans up. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tau2-pull-"));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A server that answers every request so; its release needs the files that are given. */
async function serve(
  answer: (response: ServerResponse) => void,
): Promise<Release & { readonly asked: () => number }> {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked++;
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/archive`;
  return { commit, url, files: Object.fromEntries(hashes), asked: () => asked };
}

async function serveArchive(bytes?: Buffer) {
  const whole = bytes ?? (await archive());
  return serve((response) => response.writeHead(200, { "content-length": whole.length }).end(whole));
}

describe("pullData", () => {
  it("should put data, licence and wording into the folder, and nothing else", async () => {
    const out = join(newFolder(), "deep", "data");
    const release = await serveArchive();
    const progress: number[] = [];
    const outcome = await pullData({
      ...{ out, release },
      onProgress: ({ received, total }) => progress.push(received / total!),
    });
    expect(outcome).toEqual({
      ...{ out, files: 3, wasThere: false, wording: `upstream@${commit}`, wordingProblem: null },
    });
    expect(readdirSync(out).sort()).toEqual(["tau2", "wording.json"]);
    expect(readdirSync(join(out, "tau2")).sort()).toEqual([
      ...["LICENSE", "domains", "source.json", "user_simulator"],
    ]);
    expect(readFileSync(join(out, policy), "utf8")).toBe("Keep lists.\n");
    expect(loadWordingPack(join(out, "wording.json")).agent.doneDescription).toBe("Ends the work.");
    expect(dataFolder(out)).toBe(join(out, "tau2"));
    expect(readdirSync(join(out, ".."))).toEqual(["data"]);
    expect(progress.at(-1)).toBe(1);
  });

  it("should not download again what is there, unless something is missing or changed", async () => {
    const out = join(newFolder(), "data");
    const release = await serveArchive();
    await pullData({ out, release });
    expect(await pullData({ out, release })).toMatchObject({ wasThere: true, wording: `upstream@${commit}` });
    expect(release.asked()).toBe(1);
    writeFileSync(join(out, policy), "Lose lists.\n");
    writeFileSync(join(out, "mine.txt"), "mine");
    expect(await pullData({ out, release })).toMatchObject({ wasThere: false });
    expect(readFileSync(join(out, policy), "utf8")).toBe("Keep lists.\n");
    expect(readFileSync(join(out, "mine.txt"), "utf8")).toBe("mine");
    rmSync(join(out, "wording.json"));
    expect(await pullData({ out, release })).toMatchObject({ wasThere: false });
    expect(release.asked()).toBe(3);
  });

  it("should not replace a folder that it has not made", async () => {
    const out = newFolder();
    mkdirSync(join(out, "tau2", "results"), { recursive: true });
    // A file of that name alone is no mark of ours.
    writeFileSync(join(out, "tau2", "source.json"), '{"from": "me"}');
    const attempt = pullData({ out, release: await serveArchive() });
    await expect(attempt).rejects.toMatchObject({ code: "tau2/folder-taken" });
    expect(existsSync(join(out, "tau2", "results"))).toBe(true);
  });

  it.each(["whole", "cut"])(
    "should touch nothing that is not its own, with an archive that is %s",
    async (kind) => {
      const home = newFolder();
      const out = join(home, "data");
      const mine = [
        "data.partial/archive.tar.gz",
        "data/.pull-mine/a",
        "data/tau2.json",
        "data/.partial",
        "old",
      ];
      for (const path of mine) {
        mkdirSync(join(home, path, ".."), { recursive: true });
        writeFileSync(join(home, path), path);
      }
      const attempt = pullData({
        out,
        release: kind === "whole" ? await serveArchive() : await cutFile(0.5),
      });
      await (kind === "whole" ? attempt : expect(attempt).rejects.toThrow("archive"));
      for (const path of mine) expect(readFileSync(join(home, path), "utf8")).toBe(path);
      const pulled = kind === "whole" ? ["tau2", "wording.json"] : [];
      expect(readdirSync(out).sort()).toEqual([
        ".partial",
        ".pull-mine",
        ...pulled.slice(0, 1),
        "tau2.json",
        ...pulled.slice(1),
      ]);
    },
  );

  it("should begin anew where a pull was killed, and tell what that one has left", async () => {
    const out = join(newFolder(), "data");
    const killed = await openStaging(out);
    const notes: string[] = [];
    const pull = async () =>
      pullData({ out, release: await serveArchive(), onNote: (text) => notes.push(text) });
    expect(await pull()).toMatchObject({ files: 3, wasThere: false });
    expect(await pull()).toMatchObject({ wasThere: true });
    expect(notes).toEqual(Array(2).fill(expect.stringContaining(`${killed.path} was left by a pull`)));
    expect(existsSync(killed.path)).toBe(true);
  });

  it("should keep what the user has put into the data or changed in it, and say so", async () => {
    const out = join(newFolder(), "data");
    await pullData({ out, release: await serveArchive() });
    const put = (path: string, text: string) => {
      mkdirSync(join(out, path, ".."), { recursive: true });
      writeFileSync(join(out, path), text);
    };
    const own = { "tau2/results/run.json": "[1]", "tau2/domains/mine/policy.md": "Mine.\n" };
    for (const [path, text] of Object.entries(own)) put(path, text);
    put(policy, "Lose lists.\n");
    put("wording.json", "{}");
    const notes: string[] = [];
    await pullData({ out, release: await serveArchive(), onNote: (text) => notes.push(text) });
    for (const [path, text] of Object.entries(own)) expect(readFileSync(join(out, path), "utf8")).toBe(text);
    expect(readFileSync(join(out, policy), "utf8")).toBe("Keep lists.\n");
    expect(readFileSync(join(out, `${policy}.before-pull`), "utf8")).toBe("Lose lists.\n");
    expect(readFileSync(join(out, "wording.json.before-pull"), "utf8")).toBe("{}");
    expect(notes).toEqual([expect.stringContaining(`${policy}.before-pull, wording.json.before-pull`)]);
    expect(await pullData({ out, release: await serveArchive() })).toMatchObject({ wasThere: true });
  });

  it("should make room for a file where somebody has a folder", async () => {
    const out = join(newFolder(), "data");
    await pullData({ out, release: await serveArchive() });
    rmSync(join(out, policy));
    mkdirSync(join(out, policy));
    writeFileSync(join(out, policy, "mine"), "mine");
    await pullData({ out, release: await serveArchive() });
    expect(readFileSync(join(out, policy), "utf8")).toBe("Keep lists.\n");
    expect(readFileSync(join(out, `${policy}.before-pull`, "mine"), "utf8")).toBe("mine");
  });

  it("should take an archive from a file", async () => {
    const folder = newFolder();
    writeFileSync(join(folder, "a.tar.gz"), await archive());
    const url = pathToFileURL(join(folder, "a.tar.gz")).href;
    const release = { commit, url: "http://127.0.0.1:1/", files: Object.fromEntries(hashes) };
    expect(await pullData({ out: join(folder, "data"), url, release })).toMatchObject({ files: 3 });
  });

  it("should keep data whose wording cannot be read, and say why", async () => {
    const out = join(newFolder(), "data");
    await pullData({ out, release: await serveArchive() });
    writeFileSync(join(out, policy), "");
    const other = { ...files, "src/tau2/agent/llm_agent.py": "AGENT = 1\n" };
    const outcome = await pullData({ out, release: await serveArchive(await archive(other)) });
    expect(outcome).toMatchObject({ files: 3, wording: null });
    expect(outcome.wordingProblem).toContain("AGENT_INSTRUCTION");
    expect(readdirSync(out)).toEqual(["tau2"]);
  });

  const cases: [string, string, () => Promise<Release>][] = [
    ["tau2/wrong-checksum", policy, () => changed({ ...files, [`data/${policy}`]: "Lose lists.\n" })],
    ["tau2/wrong-checksum", policy, () => changed({ "README.md": "" })],
    ["tau2/cannot-download", "404", () => serve((response) => response.writeHead(404).end("no"))],
    ["tau2/cannot-download", "http", () => serve((response) => void response.destroy())],
    ["tau2/cannot-download", "http", () => cutConnection()],
    ["tau2/no-archive", "header", () => serve((response) => void response.end("<html></html>"))],
    ["tau2/no-archive", "", () => serve((response) => void response.end(gzipSync("no tar".repeat(200))))],
    ["tau2/no-archive", "", () => cutFile(0.5)],
    ["tau2/no-archive", "", () => cutFile(0.95)],
    ["tau2/no-archive", "leads out", () => withEntry("tau2-bench/../../evil")],
    ["tau2/no-archive", "leads out", () => withEntry("/etc/evil")],
    ["tau2/no-archive", "leads out", () => withEntry("C:/evil")],
    ["tau2/no-archive", "leads out", () => withEntry("tau2-bench\\\\..\\\\evil")],
    ["tau2/no-archive", "several folders", () => withEntry(`other/data/${policy}`)],
    ["tau2/no-archive", "larger than 64 MiB", () => bomb(65 * 2 ** 20, policy)],
    ["tau2/no-archive", "200 times", () => bomb(70 * 2 ** 20, "tau2/results/zeros.json")],
  ];

  it.each(cases)("should end with %s (%s) and leave nothing behind", async (code, words, prepare) => {
    const home = newFolder();
    const attempt = pullData({ out: join(home, "data"), release: await prepare() });
    await expect(attempt).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
    expect(readdirSync(home)).toEqual([]);
  });

  it.each([
    "file:///dev/zero",
    "file:///nowhere/at-all.tar.gz",
    "file://elsewhere/a.tar.gz",
    "file:///",
    "no address",
  ])("should say what is wrong with an archive at %s", async (url) => {
    const home = newFolder();
    const attempt = pullData({
      out: join(home, "data"),
      url,
      limits: { ...archiveLimits, packed: 2 ** 20 },
    });
    await expect(attempt).rejects.toMatchObject({
      code: "tau2/cannot-download",
      message: expect.stringContaining(url),
    });
    expect(readdirSync(home)).toEqual([]);
  });

  it("should keep the old data when a new pull fails", async () => {
    const out = join(newFolder(), "data");
    await pullData({ out, release: await serveArchive() });
    writeFileSync(join(out, policy), "Changed.\n");
    await expect(pullData({ out, release: await cutFile(0.5) })).rejects.toThrow();
    expect(readFileSync(join(out, policy), "utf8")).toBe("Changed.\n");
  });

  it("should leave links out", async () => {
    const out = join(newFolder(), "data");
    const header = {
      ...{ name: `tau2-bench-${commit}/data/${policy}`, size: 0 },
      ...{ type: "symlink" as const, linkname: "/etc/passwd" },
    };
    await pullData({ out, release: await serveArchive(await archive(files, [{ header }])) });
    expect(readFileSync(join(out, policy), "utf8")).toBe("Keep lists.\n");
  });

  it("should name an address that cannot be reached", async () => {
    const release = { commit, url: "http://127.0.0.1:1/a.tar.gz", files: {} };
    await expect(pullData({ out: join(newFolder(), "data"), release })).rejects.toMatchObject({
      code: "tau2/cannot-download",
      message: expect.stringContaining("http://127.0.0.1:1/a.tar.gz"),
    });
  });

  it("should stop at an abort and clean up", async () => {
    const home = newFolder();
    const controller = new AbortController();
    const release = await serve((response) => {
      response.writeHead(200, { "content-length": 1_000 }).write("begin");
    });
    const stop = () => controller.abort(new Error("enough"));
    const { signal } = controller;
    await expect(pullData({ out: join(home, "data"), release, signal, onProgress: stop })).rejects.toThrow(
      "enough",
    );
    expect(readdirSync(home)).toEqual([]);
  });

  it("should say where nothing can be written", async () => {
    const file = join(newFolder(), "file");
    writeFileSync(file, "");
    const attempt = pullData({ out: join(file, "data"), release: await serveArchive() });
    await expect(attempt).rejects.toMatchObject({ code: "tau2/cannot-write" });
  });
});

describe("writeFailure", () => {
  it("should tell a full disk and a folder that is not one's own from bugs", () => {
    const pull = { family: "tau2", room: "about 200 MB" };
    const failure = (code: string) => writeFailure(Object.assign(new Error(code), { code }), "/data", pull);
    for (const code of ["ENOSPC", "EDQUOT", "EFBIG"])
      expect(failure(code)).toMatchObject({ code: "tau2/disk-full" });
    expect(failure("EROFS")).toMatchObject({ code: "tau2/cannot-write" });
    const bug = new TypeError("a bug");
    expect(writeFailure(bug, "/data", pull)).toBe(bug);
  });
});

async function changed(contents: Readonly<Record<string, string>>): Promise<Release> {
  return serveArchive(await archive(contents));
}

/** The connection breaks before the promised length. */
async function cutConnection(): Promise<Release> {
  const whole = await archive();
  return serve((response) => {
    response.writeHead(200, { "content-length": whole.length });
    response.write(whole.subarray(0, whole.length / 2), () => response.destroy());
  });
}

/** An archive of which only the beginning is there. */
async function cutFile(share: number): Promise<Release> {
  const whole = await archive();
  return serveArchive(whole.subarray(0, Math.floor(whole.length * share)));
}

/** A small archive of a file that is large. */
async function bomb(size: number, path: string): Promise<Release> {
  const header = { name: `tau2-bench-${commit}/data/${path}`, size, type: "file" as const };
  return serveArchive(await archive({}, [{ header, body: new Uint8Array(size) }]));
}

async function withEntry(name: string): Promise<Release> {
  const header = { name, size: 4, type: "file" as const };
  return serveArchive(await archive(files, [{ header, body: "evil" }]));
}
