import { readFileSync } from "node:fs";
import { laws } from "@rwml/core/testing";
import { describe, expect, it } from "vitest";
import { zooTable } from "./testing/zoo-table.js";

const page = readFileSync(new URL("laws.md", import.meta.url), "utf8");

describe("docs/laws.md", () => {
  it("should show the zoo as it is", () => {
    const [, shown = ""] = /^(\| kind [\s\S]*?)\n\n/m.exec(page) ?? [];
    expect(shown).toBe(zooTable());
  });

  it("should say how many laws there are, and name each", () => {
    expect(page).toContain(`There are ${laws.length} laws.`);
    const titles = laws.map(({ title }) => title.replace(/__/g, "\\_\\_"));
    expect(titles.filter((title) => !page.includes(title))).toEqual([]);
  });
});
