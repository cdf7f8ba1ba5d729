import { freeze } from "immer";
import { type ConversationSetting, defaultLimits } from "../conversation/conversation-setting.js";
import type { PythonRecord } from "../python/python-value.js";
import type { Databases } from "../world/begin-world.js";
import { mockDomain } from "../world/domains/mock/mock-domain.js";
import { readTask } from "../world/read-task.js";
import type { Task } from "../world/task.js";

/** Databases of the mock domain: two people, three tasks, one notification. */
export const mockDatabases: Databases = freeze(
  {
    agent: mockDomain.readAgentDatabase({
      tasks: {
        task_1: { task_id: "task_1", title: "Water the plants", status: "pending" },
        task_2: { task_id: "task_2", title: "Feed the cat", description: "Twice", status: "pending" },
      },
      users: {
        ada: { user_id: "ada", name: "Ada", tasks: ["task_1"] },
        grace: { user_id: "grace", name: "Grace", tasks: ["task_2"] },
      },
    }),
    user: mockDomain.readUserDatabase({
      notifications: { n1: { notification_id: "n1", message: "The cat waits.", status: "unread" } },
    }),
  },
  true,
);

/** A setting of the mock domain with upstream's defaults. */
export function mockSetting(choices: Partial<ConversationSetting> = {}): ConversationSetting {
  const policy = "Keep people's lists of tasks.";
  return { domain: mockDomain, databases: mockDatabases, policy, solo: false, ...defaultLimits, ...choices };
}

/** A task of the mock domain; what is not given is left out of it. */
export function mockTask(parts: PythonRecord = {}): Task {
  return readTask({
    ...{ id: "feed", user_scenario: { instructions: "Say that the cat was fed." } },
    ticket: "The cat was fed.",
    ...parts,
  });
}
