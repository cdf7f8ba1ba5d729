import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { sameJsonText } from "../../python/equal.js";
import { callsInMock, mockSetting, newMockWorld, settingStatus } from "../../testing/mock-conversation.js";
import { initializeWorld, newWorld, replayHistory } from "../../world/begin-world.js";
import { respond, type Setting } from "../../world/call-tool.js";
import type { Message, ParticipantMessage } from "../../world/message.js";
import { WorldCell } from "../../world/world.js";
import { domainFolder } from "../data/data-folder.js";
import { loadDatabases } from "../data/load-databases.js";
import { loadResults } from "../results/load-results.js";
import { isSolo } from "../results/results.js";
import { domainNamed } from "../sources/domain-named.js";
import { replayOutputs } from "./replay-outputs.js";

const shared = fileURLToPath(new URL("../../../../../../shared/data/", import.meta.url));
const recorded = `${shared}tau2-golden/recorded/`;
const isPresent = existsSync(recorded);
if (!isPresent) console.warn("Skipping the worlds of tau2-bench's recordings: ../shared is absent.");

const looking = { name: "get_users", input: {} };

describe("replayOutputs", () => {
  it("should come to the world that replaying the writing tools alone comes to", () => {
    const messages = callsInMock([
      looking,
      settingStatus("completed"),
      { name: "no_such", input: {} },
      looking,
    ]);
    const { predicted, outputs, differences } = replayOutputs(mockSetting, newMockWorld(), messages);
    expect(outputs).toEqual({ equal: 4, jsonEqual: 0, excepted: 0, different: 0 });
    expect(differences).toEqual([]);
    expect(predicted).toEqual(replayHistory(mockSetting, newMockWorld(), messages));
  });

  it("should not vouch for that world where a sync behind a look changes it", () => {
    const messages = callsInMock([looking, settingStatus("completed")], restless);
    expect(replayOutputs(restless, newMockWorld(restless), messages).predicted).toBeNull();
    const writing = callsInMock([settingStatus("completed")], restless);
    const { predicted } = replayOutputs(restless, newMockWorld(restless), writing);
    expect(predicted).toEqual(replayHistory(restless, newMockWorld(restless), writing));
  });

  it("should answer calls of the same id in their order", () => {
    const names = ["get_users", "transfer_to_human_agents"];
    const calls = names.map((name) => ({ id: "", name, arguments: {}, requestor: "assistant" }) as const);
    const cell = new WorldCell(newMockWorld());
    const message: ParticipantMessage = { role: "assistant", content: null, tool_calls: calls };
    const answers = calls.map((call) => respond(mockSetting, cell, call));
    const { outputs } = replayOutputs(mockSetting, newMockWorld(), [message, ...answers]);
    expect(outputs.equal).toBe(2);
  });

  it("should report an answer without a call", () => {
    const [, answer] = callsInMock([looking]);
    const { outputs, differences } = replayOutputs(mockSetting, newMockWorld(), [answer!]);
    expect(outputs.different).toBe(1);
    expect(differences).toEqual([{ message: 0, what: "call", expected: "call_0", actual: null }]);
  });

  it("should compare the task's own history parsed, and nothing else", () => {
    const [call, answer] = callsInMock([looking]);
    const compact = JSON.stringify(JSON.parse(answer!.content!));
    const messages = [call!, { ...answer!, content: compact } as Message];
    expect(replayOutputs(mockSetting, newMockWorld(), messages, 2).outputs.jsonEqual).toBe(1);
    expect(replayOutputs(mockSetting, newMockWorld(), messages).outputs.different).toBe(1);
  });

  it("should except texts that name pydantic's version, unless only one does", () => {
    const [call, answer] = callsInMock([{ name: "create_task", input: { user_id: "ada", title: 3 } }]);
    expect(answer!.content).toContain("pydantic.dev/2.11");
    const other = { ...answer!, content: answer!.content!.replace("2.11", "2.10") } as Message;
    expect(replayOutputs(mockSetting, newMockWorld(), [call!, other]).outputs.excepted).toBe(1);
    const none = { ...answer!, content: "Error" } as Message;
    expect(replayOutputs(mockSetting, newMockWorld(), [call!, none]).outputs.different).toBe(1);
    const fine = { ...other, error: false } as Message;
    expect(
      replayOutputs(mockSetting, newMockWorld(), [call!, fine]).differences.map(({ what }) => what),
    ).toEqual(["content", "error"]);
  });
});

describe.skipIf(!isPresent)("replayOutputs on recorded runs", () => {
  it("should come to the world that judging comes to by itself", () => {
    const files = readdirSync(recorded).filter((name) => name !== "MANIFEST.json");
    for (const { results } of files.map((name) => loadResults(`${recorded}${name}`))) {
      const domain = domainNamed(results.info.domain_name);
      const setting = { domain, solo: isSolo(results) };
      const fresh = newWorld(setting, loadDatabases(domain, domainFolder(domain.name, shared)));
      const tasks = new Map(results.tasks.map((task) => [task.id, task]));
      for (const { task_id, messages } of results.simulations) {
        const initial = initializeWorld(setting, fresh, tasks.get(task_id)!.initial_state);
        const { predicted } = replayOutputs(setting, initial, messages, messages.length);
        const judged = replayHistory(setting, initial, messages, { strict: false });
        expect(sameJsonText(predicted as never, judged as never), task_id).toBe(true);
      }
    }
  }, 60_000);
});

/** Counts its syncs, as no domain of upstream's does. */
const restless: Setting = {
  solo: false,
  domain: {
    ...mockSetting.domain,
    sync: (world) =>
      world.write((draft) => {
        const agent = draft.agent as { syncs?: number };
        agent.syncs = (agent.syncs ?? 0) + 1;
      }),
  },
};
