import { isDraft } from "immer";
import { describe, expect, it } from "vitest";
import { produceTables } from "../draft/produce-tables.js";
import { openEnv } from "../env/open-env.js";
import { PlayerRejectedError } from "../errors.js";
import { checkLaws } from "../testing/check-laws.js";
import { type HaggleState, haggleRules, haggleSeller } from "../testing/demo/haggle-rules.js";
import { haggleTasks as tasks } from "../testing/demo/haggle-tasks.js";
import { embedPlayers } from "./embed-players.js";

const rules = embedPlayers(haggleRules, { seller: haggleSeller });

describe("embedPlayers", () => {
  it("should obey every law, as the rules inside do", () => {
    for (const subject of [rules, haggleRules]) {
      const reports = checkLaws({ rules: subject, tasks, texts: ["praise carpet", "offer 99"] });
      expect(reports.filter(({ held }) => !held)).toEqual([]);
    }
  });

  it("should let players act until it is the remaining role's turn", () => {
    const env = openEnv(rules, { tasks });
    env.reset({ seed: 1, task: "agent-opens" });
    const { before, after, patches } = env.step("offer 4");
    expect(before).toMatchObject({ turn: "agent", offers: { agent: null, seller: null } });
    expect(after).toMatchObject({ turn: "agent", offers: { agent: 4, seller: 12 } });
    expect(patches.map(({ path }) => path.join("/"))).not.toContain("price");
  });

  it("should let players open an episode", () => {
    const env = openEnv(rules, { tasks });
    const { state, observation } = env.reset({ seed: 1, task: "seller-opens" });
    expect(state).toMatchObject({ turn: "agent", offers: { agent: null, seller: 10 } });
    expect(observation).toBe("A carpet is for sale. The seller wants 10.");
  });

  it("should observe and judge the whole exchange by the remaining role's action", () => {
    const env = openEnv(rules, { tasks });
    env.reset({ seed: 1, task: "agent-opens" });
    env.step("offer 4");
    expect(env.step("offer 10")).toMatchObject({
      observation: "You say: offer 10. The seller wants 12.",
      reward: 10,
      terminated: true,
      info: { offeredBefore: 4 },
    });
  });

  it("should stop where the episode is over, whoever's turn it is", () => {
    const env = openEnv(rules, { tasks });
    env.reset({ seed: 1, task: "seller-opens" });
    expect(env.step("accept")).toMatchObject({ terminated: true, after: { turn: "agent", price: 10 } });
    const impatient: typeof haggleRules = {
      ...haggleRules,
      start: (task, random) => ({ ...haggleRules.start(task, random), patience: 0 }),
    };
    const over = openEnv(embedPlayers(impatient, {})).reset({ task: { opens: "seller" } });
    expect(over.state).toMatchObject({ turn: "seller", offers: { seller: null } });
  });

  it("should leave another role to act where it is told to", () => {
    const buyer = ({ offers }: HaggleState) =>
      offers.seller === null ? ({ type: "offer", amount: 3 } as const) : ({ type: "accept" } as const);
    const env = openEnv(embedPlayers(haggleRules, { agent: buyer }, { role: "seller" }), { tasks });
    expect(env.reset({ seed: 1, task: "agent-opens" }).state).toMatchObject({ turn: "seller" });
    expect(env.step("praise it").after).toMatchObject({ turn: "seller", praise: ["it"] });
    expect(env.step("offer 15")).toMatchObject({ terminated: true, after: { price: 15 } });
  });

  it("should show players plain states that share what has not changed", () => {
    const seen: HaggleState[] = [];
    const watching = embedPlayers(haggleRules, {
      seller(state) {
        seen.push(state);
        return haggleSeller(state);
      },
    });
    const env = openEnv(watching, { tasks });
    const { state } = env.reset({ seed: 1, task: "agent-opens" });
    env.step("offer 4");
    expect(seen.map((each) => isDraft(each) || isDraft(each.praise))).toEqual([false, false]);
    expect(seen[0]).toMatchObject({ turn: "seller", offers: { agent: 4, seller: null }, praise: [] });
    expect(seen[0]?.praise).toBe(state.praise);
  });

  it("should take over what was made before a player acted, instead of making it again", () => {
    const seen: HaggleState[] = [];
    const seller = (state: HaggleState) => {
      seen.push(state);
      return haggleSeller(state);
    };
    const watched = { ...haggleRules, produce: produceTables };
    const outcomes = [watched, haggleRules].map((inner) => {
      const env = openEnv(embedPlayers(inner, { seller }), { tasks });
      env.reset({ seed: 1, task: "agent-opens" });
      return [env.step("offer 4"), env.step("offer 10")];
    });
    expect(JSON.stringify(outcomes[0])).toBe(JSON.stringify(outcomes[1]));
    const [first, second] = outcomes[0]!;
    expect(first!.after.offers).toEqual({ agent: 4, seller: 12 });
    const last = seen.find(({ offers }) => offers.agent === 10);
    expect(second!.after.offers).toBe(last!.offers);
  });

  it("should keep the rules' name, so that snapshots go both ways", () => {
    const [inner, outer] = [openEnv(haggleRules, { tasks }), openEnv(rules, { tasks })];
    outer.reset({ seed: 1, task: "agent-opens" });
    outer.step("offer 4");
    inner.restore(outer.snapshot());
    expect(inner.step("accept").terminated).toBe(true);
  });

  it("should name the player and its action when the rules refuse it", () => {
    const silent = openEnv(embedPlayers(haggleRules, { seller: () => ({ type: "accept" }) }), { tasks });
    const reset = (): unknown => silent.reset({ seed: 1, task: "seller-opens" });
    expect(reset).toThrow(PlayerRejectedError);
    expect(reset).toThrow(
      /The player of "seller" wants "accept".* impossible: "There is no offer to accept\."/,
    );
  });

  it("should name a role that nobody plays", () => {
    const env = openEnv(embedPlayers(haggleRules, { sellr: haggleSeller }), { tasks });
    env.reset({ seed: 1, task: "agent-opens" });
    expect(() => env.step("offer 4")).toThrow(
      'It is the turn of "seller", and no player acts for it. There are players for: "sellr".',
    );
  });

  it("should stop players who never give the turn back", () => {
    const praising = embedPlayers(haggleRules, { seller: () => ({ type: "praise", words: "soft" }) });
    const env = openEnv(praising, { tasks });
    env.reset({ seed: 1, task: "agent-opens" });
    expect(() => env.step("offer 4")).toThrow(expect.objectContaining({ code: "env/endless-players" }));
  });
});
