import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { ArchiveLimits } from "@rwml/core/pull";
import { packTar, type TarEntry } from "modern-tar";
import { afterEach, describe, expect, it } from "vitest";
import { archiveLimits } from "./archive-limits.js";
import { unpackArchive } from "./unpack-archive.js";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Unpacks everything of an archive; what was written lies in the folder. */
async function unpack(entries: readonly TarEntry[] | Buffer, limits: Partial<ArchiveLimits> = {}) {
  const home = mkdtempSync(join(tmpdir(), "rwml-unpack-"));
  folders.push(home);
  const archive = join(home, "a.tar.gz");
  writeFileSync(archive, Buffer.isBuffer(entries) ? entries : gzipSync(await packTar([...entries])));
  const folder = join(home, "out");
  const options = { url: "here", wants: () => true, limits: { ...archiveLimits, ...limits } };
  return { folder, unpacked: await unpackArchive(archive, folder, options) };
}

const file = (name: string, size: number): TarEntry => ({
  header: { name, size, type: "file" },
  body: new Uint8Array(size),
});

const refusal = (words: string) => ({
  code: "tau2/no-archive",
  message: expect.stringMatching(new RegExp(`^What here gave is no archive of tau2-bench: .*${words}`)),
});

describe("unpackArchive", () => {
  it("should unpack what is within the limits", async () => {
    const { folder, unpacked } = await unpack([file("a/b/c", 10), file("a/d", 5)], { file: 10, kept: 15 });
    expect(unpacked.root).toBe("a");
    expect(readFileSync(join(folder, "b/c"))).toHaveLength(10);
    expect(Object.keys(unpacked.hashes)).toEqual(["b/c", "d"]);
  });

  it.each<[Partial<ArchiveLimits>, string]>([
    [{ file: 99 }, 'its file "one" would be larger than 99 bytes'],
    [{ kept: 199 }, "all its files together would be larger than 199 bytes"],
    [{ entries: 1 }, "more than 1 entries"],
    [{ unpacked: 1000 }, "all that it unpacks to would be larger than 1000 bytes"],
    [{ ratio: 2, ratioFrom: 1000 }, "unpack to more than 2 times as much"],
  ])("should refuse what is beyond %j", async (limits, words) => {
    await expect(unpack([file("a/one", 100), file("a/two", 100)], limits)).rejects.toMatchObject(
      refusal(words),
    );
  });

  it.each(["../x", "a/../../x", "/x", "a\\x", "c:/x", "a/./../x"])(
    "should refuse the path %s",
    async (name) => {
      await expect(unpack([file("a/one", 1), file(name, 1)])).rejects.toMatchObject(refusal("leads out"));
    },
  );

  it("should refuse files in several folders", async () => {
    await expect(unpack([file("a/one", 1), file("b/one", 1)])).rejects.toMatchObject(
      refusal("several folders"),
    );
  });

  it("should leave out links and devices, and what lies behind a link", async () => {
    const others = (["symlink", "link", "character-device", "block-device", "fifo"] as const).map((type) => ({
      header: { name: `a/${type}`, size: 0, type, linkname: "/etc" },
    }));
    const { folder } = await unpack([file("a/one", 1), ...others, file("a/symlink/passwd", 1)]);
    expect(readdirSync(folder).sort()).toEqual(["one", "symlink"]);
    expect(readdirSync(join(folder, "symlink"))).toEqual(["passwd"]);
  });

  it("should refuse an archive that is cut at any place", async () => {
    const whole = gzipSync(await packTar([file("a/one", 3000), file("a/two", 10)]), { level: 0 });
    for (let length = 0; length < whole.length; length += 97) {
      await expect(unpack(whole.subarray(0, length))).rejects.toMatchObject({ code: "tau2/no-archive" });
    }
  });
});
