import { houseModule } from "../demo/house-module.js";
import { houseRules } from "../demo/house-rules.js";
import type { LawSubject } from "../law.js";

/** The house with something else in some places: second variants are made of it. */
export function house(change: Partial<typeof houseRules> = {}, rest: Partial<LawSubject> = {}): LawSubject {
  return { ...houseModule, rules: { ...houseRules, ...change }, ...rest };
}

/** The house with another codec. */
export function houseCodec(change: Partial<(typeof houseRules)["actions"]>): LawSubject {
  return house({ actions: { ...houseRules.actions, ...change } });
}
