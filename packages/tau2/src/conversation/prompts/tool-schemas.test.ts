import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Json } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { airlineDomain } from "../../world/domains/airline/airline-domain.js";
import { mockDomain } from "../../world/domains/mock/mock-domain.js";
import { mockTools } from "../../world/domains/mock/mock-tools.js";
import { retailDomain } from "../../world/domains/retail/retail-domain.js";
import { telecomDomain } from "../../world/domains/telecom/telecom-domain.js";
import { orElse, textParameter } from "../../world/parameters.js";
import type { AnyToolkit } from "../../world/toolkit.js";
import { ownWording } from "../wording/own-wording.js";
import type { Wording } from "../wording/wording.js";
import { plainTool, toolList, toolSchemas } from "./tool-schemas.js";

const golden = fileURLToPath(new URL("../../../../../../shared/data/tau2-golden/", import.meta.url));
if (!existsSync(golden)) {
  console.warn("skipped: no golden tool schemas beside the repository (../shared/data/tau2-golden)");
}

const domains = [mockDomain, airlineDomain, retailDomain, telecomDomain];

/** A toolkit with everything that a schema can show. */
const parcels: AnyToolkit = {
  className: "ParcelTools",
  tools: {
    send: {
      type: "write",
      about: "Sends a parcel.",
      parameters: {
        parcel: { schema: { type: "object", $ref: "#/$defs/Parcel" }, about: "What is sent" },
        sender_id: textParameter("Who sends it"),
        note: orElse(textParameter("A few words"), null),
      },
      definitions: {
        Parcel: {
          type: "object",
          title: "Parcel",
          properties: {
            weight: { type: "number", description: "Kilograms", title: "Weight" },
            height: { type: "number", title: "Height" },
          },
          description: "Something in a box.",
        },
        Box: { type: "string", title: "Box" },
      },
      run: () => null,
    },
    count: { type: "read", about: "Counts parcels.", parameters: {}, run: () => null },
  },
  functions: {},
};

const upstream: Pick<Wording, "toolkits"> = {
  toolkits: {
    ParcelTools: {
      tools: { send: { short: "Ship it.", long: "At once.", parameters: { sender_id: "The sender." } } },
      definitions: { Parcel: { description: null, fields: { height: "How high." } } },
    },
  },
};

describe("toolSchemas", () => {
  it.skipIf(!existsSync(golden)).each(domains)(
    "should have the structure of upstream's schemas, to the order of keys, in $name",
    ({ name, agentTools, userTools }) => {
      const path = new URL(`${name}.environment.json`, `file://${golden}`);
      const recorded = JSON.parse(readFileSync(path, "utf8")) as Record<string, Json>;
      expect(structure(toolSchemas(agentTools, ownWording) as unknown as Json)).toBe(
        structure(recorded.agent_tools!),
      );
      const userSchemas = userTools === null ? null : toolSchemas(userTools, ownWording);
      expect(structure(userSchemas as unknown as Json)).toBe(structure(recorded.user_tools ?? null));
    },
  );

  it("should sort keys as pydantic does, but neither properties nor their defaults", () => {
    const [send, count] = toolSchemas(parcels, ownWording);
    expect(JSON.stringify(send!.function.parameters)).toBe(
      JSON.stringify({
        $defs: {
          Box: { title: "Box", type: "string" },
          Parcel: {
            description: "Something in a box.",
            properties: {
              weight: { description: "Kilograms", title: "Weight", type: "number" },
              height: { title: "Height", type: "number" },
            },
            title: "Parcel",
            type: "object",
          },
        },
        properties: {
          parcel: {
            $ref: "#/$defs/Parcel",
            description: "What is sent",
            title: "Parcel",
            type: "object",
          },
          sender_id: { description: "Who sends it", title: "Sender Id", type: "string" },
          note: { default: null, description: "A few words", title: "Note", type: "string" },
        },
        required: ["parcel", "sender_id"],
        title: "parameters",
        type: "object",
      }),
    );
    expect(count).toEqual(plainTool("count", "Counts parcels."));
  });

  it("should take all descriptions from a pack that knows the tool, and the rest from our own words", () => {
    const [send, count] = toolSchemas(parcels, upstream);
    expect(send!.function).toMatchObject({
      description: "Ship it.\n\nAt once.",
      parameters: {
        $defs: {
          Parcel: {
            properties: {
              weight: { title: "Weight", type: "number" },
              height: { description: "How high.", title: "Height", type: "number" },
            },
          },
        },
      },
    });
    expect(JSON.stringify(send)).not.toContain("Kilograms");
    expect(JSON.stringify(send)).not.toContain("Something in a box.");
    expect(JSON.stringify(send)).not.toContain("What is sent");
    expect(count!.function.description).toBe("Counts parcels.");
  });

  it("should not change the toolkit", () => {
    const before = JSON.stringify(parcels);
    toolSchemas(parcels, upstream);
    expect(JSON.stringify(parcels)).toBe(before);
  });
});

describe("toolList", () => {
  it("should list tools by name with their short descriptions", () => {
    expect(toolList(parcels, upstream)).toBe("1. count\nCounts parcels.\n\n2. send\nShip it.");
    expect(toolList(mockTools, ownWording)).toMatch(/^1\. create_task\n.+\n\n2\. get_users\n/);
  });
});

/** Schemas as text without descriptions; a property may be called so. */
function structure(schemas: Json): string {
  return JSON.stringify(schemas, (key, value) =>
    key === "description" && typeof value === "string" ? undefined : value,
  );
}
