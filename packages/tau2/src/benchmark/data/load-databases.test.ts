import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newWorld } from "../../world/begin-world.js";
import { mockDomain } from "../../world/domains/mock/mock-domain.js";
import { telecomDomain } from "../../world/domains/telecom/telecom-domain.js";
import { domainNamed } from "../sources/domain-named.js";
import { worldHashes } from "../verify/gold-run.js";
import { loadDatabases } from "./load-databases.js";

const shared = fileURLToPath(new URL("../../../../../../shared/data/tau2/domains", import.meta.url));
const isHere = existsSync(shared);
if (!isHere) console.warn(`Skipped, because there are no databases of τ²-bench in ${shared}.`);

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rwml-databases-"));
  writeFileSync(join(folder, "db.json"), '{"tasks": {}, "users": {}}');
  writeFileSync(join(folder, "user_db.json"), '{"notifications": {}}');
  writeFileSync(join(folder, "db.toml"), "[[plans]]\nname = 1\n");
  writeFileSync(join(folder, "user_db.toml"), "");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("loadDatabases", () => {
  it("should read both databases, frozen, and once only", () => {
    const databases = loadDatabases(mockDomain, folder);
    expect(databases).toEqual({ agent: { tasks: {}, users: {} }, user: { notifications: {} } });
    expect(Object.isFrozen(databases.agent)).toBe(true);
    expect(loadDatabases(mockDomain, folder)).toBe(databases);
  });

  it("should say what is wrong with a file", () => {
    expect(() => loadDatabases(telecomDomain, folder)).toThrow(/db\.toml .*\nplans\.0\.plan_id\n {2}Field/);
    expect(() => loadDatabases(mockDomain, join(folder, "none"))).toThrow(
      expect.objectContaining({ code: "tau2/missing-file" }),
    );
  });

  it.skipIf(!isHere).each([
    ["mock", "107f83a70b7b", "4cf3d22eed69"],
    ["airline", "124e39a664b5", undefined],
    ["telecom", "304cf5ef0598", "e1f3a8637388"],
  ])("should read upstream's %s", (name, agentHash, userHash) => {
    const domain = domainNamed(name);
    const world = newWorld({ domain, solo: false }, loadDatabases(domain, join(shared, name)));
    const [agent, user] = worldHashes(world);
    expect([agent.slice(0, 12), user?.slice(0, 12)]).toEqual([agentHash, userHash]);
  });
});
