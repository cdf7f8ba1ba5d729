import type { PythonRecord, PythonValue } from "../python/python-value.js";
import { type Databases, newWorld } from "../world/begin-world.js";
import { respond, type Setting } from "../world/call-tool.js";
import { mockDomain } from "../world/domains/mock/mock-domain.js";
import type { Message, ParticipantMessage, Requestor } from "../world/message.js";
import { readTask } from "../world/read-task.js";
import type { Task } from "../world/task.js";
import { type World, WorldCell } from "../world/world.js";

/** Conversations in the mock domain, for tests. */
export const mockSetting: Setting = { domain: mockDomain, solo: false };

/** Two users, one task, one notification. */
export const mockDatabases: Databases = {
  agent: mockDomain.readAgentDatabase({
    tasks: { task_1: { task_id: "task_1", title: "Sweep", description: null, status: "pending" } },
    users: {
      ada: { user_id: "ada", name: "Ada", tasks: ["task_1"] },
      bo: { user_id: "bo", name: "Bo", tasks: [] },
    },
  }),
  user: mockDomain.readUserDatabase({
    notifications: {
      n1: { notification_id: "n1", message: "Sweep!", status: "unread", task_id: "task_1" },
    },
  }),
};

/** A new world of the mock domain. */
export function newMockWorld(setting: Setting = mockSetting): World {
  return newWorld(setting, mockDatabases);
}

/** A task about nothing but what is given. */
export function mockTask(criteria: PythonRecord | null, more: PythonRecord = {}): Task {
  return readTask({
    id: "task",
    user_scenario: { instructions: "Have the floor swept." },
    evaluation_criteria: criteria,
    ...more,
  });
}

/** A gold action. */
export function goldAction(name: string, input: PythonRecord, more: PythonRecord = {}): PythonRecord {
  return { action_id: `gold_${name}`, name, arguments: input, ...more };
}

/** Something said. */
export function says(role: "assistant" | "user", content: string): ParticipantMessage {
  return { role, content, tool_calls: null };
}

/** A call with the answer that the mock domain gives next. */
export interface Turn {
  readonly name: string;
  readonly input: PythonRecord;
  readonly by?: Requestor;
}

/** The messages of calls, answered by a new world, one after the other. */
export function callsInMock(turns: readonly Turn[], setting: Setting = mockSetting): readonly Message[] {
  const cell = new WorldCell(newMockWorld(setting));
  return turns.flatMap(({ name, input, by: requestor = "assistant" }, index): Message[] => {
    const call = { id: `call_${index}`, name, arguments: input, requestor };
    return [{ role: requestor, content: null, tool_calls: [call] }, respond(setting, cell, call)];
  });
}

/** A change of the status of Ada's task. */
export function settingStatus(status: PythonValue): Turn {
  return { name: "update_task_status", input: { task_id: "task_1", status } };
}
