import { expect, it } from "vitest";
import { mockTask } from "../testing/mock-data.js";
import type { Message } from "../world/message.js";
import { startsAlone } from "./starts-alone.js";

const withHistory = (role: Message["role"]) => {
  const history = [{ role, content: "Hello." } as Message];
  return {
    ...mockTask(),
    initial_state: { initialization_data: null, initialization_actions: null, message_history: history },
  };
};

it("should leave tasks in whose history a user has spoken to agents that have one", () => {
  expect(startsAlone(mockTask())).toBe(true);
  expect(startsAlone(withHistory("assistant"))).toBe(true);
  expect(startsAlone(withHistory("user"))).toBe(false);
});
