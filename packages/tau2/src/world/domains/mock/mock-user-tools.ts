import { castDraft } from "immer";
import { pythonEqual } from "../../../python/equal.js";
import { ToolError } from "../../../python/python-error.js";
import { pythonStr } from "../../../python/repr.js";
import { lookUp } from "../../look-up.js";
import { textParameter } from "../../parameters.js";
import { listResult, modelResult } from "../../tool-result.js";
import type { Toolkit } from "../../toolkit.js";
import { type MockUserDatabase, notification } from "./mock-database.js";

/** The user's tools: an inbox of notifications. */
export const mockUserTools: Toolkit<MockUserDatabase> = {
  className: "MockUserTools",
  tools: {
    check_notifications: {
      type: "read",
      about: "Lists the notifications in your inbox.",
      parameters: {},
      run: (database) => listResult(Object.values(inboxOf(database)).map(modelResult)),
    },
    dismiss_notification: {
      type: "write",
      about: "Marks a notification as read.",
      parameters: { notification_id: textParameter("Which notification") },
      run(database, { notification_id }) {
        const entry = lookUp(inboxOf(database), notification_id!);
        if (entry === undefined) {
          throw new ToolError(`Notification ${pythonStr(notification_id!)} not found`);
        }
        entry.status = "read";
        return `Notification ${pythonStr(notification_id!)} dismissed`;
      },
    },
  },
  functions: {
    add_notification: {
      parameters: { notification_id: {}, message: {}, task_id: { fallback: null } },
      run(database, { notification_id, message, task_id }) {
        const entry = notification.parse({
          ...{ notification_id: notification_id!, message: message! },
          ...{ status: "unread", task_id: task_id! },
        });
        inboxOf(database)[entry.notification_id] = castDraft(entry);
        return `Notification ${entry.notification_id} added`;
      },
    },
    assert_notification_status: {
      parameters: { notification_id: {}, expected_status: {} },
      run(database, { notification_id, expected_status }) {
        const entry = lookUp(inboxOf(database), notification_id!);
        return entry !== undefined && pythonEqual(entry.status, expected_status!);
      },
    },
  },
};

/** After initialization data the tools hold the agent's database, which has no inbox. */
function inboxOf<Notifications>(database: { readonly notifications: Notifications }): Notifications {
  if (database.notifications === undefined) {
    throw new ToolError("'MockDB' object has no attribute 'notifications'");
  }
  return database.notifications;
}
