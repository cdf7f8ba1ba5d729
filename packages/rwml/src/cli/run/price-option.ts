import { GymError } from "@rwml/core";
import type { Price } from "@rwml/core/chat";
import type { CliOption } from "../option.js";

/** A model's price: dollars per million tokens that it reads, and that it writes; null when it is not given. */
export function price(about: string): CliOption<Price | null> {
  return {
    ...{ about, placeholder: "in,out", many: false },
    read(raw, name) {
      if (typeof raw !== "string") return null;
      const parts = raw.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
      const [prompt, completion] = parts;
      const fits = parts.length === 2 && parts.every((part) => Number.isFinite(part) && part >= 0);
      if (fits && prompt !== undefined && completion !== undefined) return { prompt, completion };
      throw new GymError(
        "cli/bad-option",
        `${name} takes dollars per million tokens read and written, such as 2.5,10; not "${raw}".`,
      );
    },
  };
}
