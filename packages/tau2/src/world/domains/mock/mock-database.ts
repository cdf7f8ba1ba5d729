import { type Infer, list, literal, optional, table, text } from "../../../python/model/field.js";
import { model } from "../../../python/model/model.js";

/** A task on a user's list. */
export const mockTask = model("Task", {
  task_id: text,
  title: text,
  description: optional(text),
  status: literal("pending", "completed"),
});

/** Somebody with a list of tasks. */
export const mockUser = model("User", { user_id: text, name: text, tasks: list(text) });

/** The agent's database. */
export const mockDatabase = model(
  "MockDB",
  { tasks: table(mockTask), users: table(mockUser) },
  { extra: "forbid" },
);

/** What the user was told. */
export const notification = model(
  "Notification",
  {
    notification_id: text,
    message: text,
    status: literal("unread", "read"),
    task_id: optional(text),
  },
  { extra: "forbid" },
);

/** The user's database. */
export const mockUserDatabase = model(
  "MockUserDB",
  { notifications: table(notification) },
  { extra: "forbid" },
);

export type MockDatabase = Infer<typeof mockDatabase>;
export type MockUserDatabase = Infer<typeof mockUserDatabase>;
