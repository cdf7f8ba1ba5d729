import type { Draft } from "immer";
import { attributeError } from "../../../../python/attribute-error.js";
import { pythonType } from "../../../../python/python-type.js";
import type { PythonValue } from "../../../../python/python-value.js";
import { pythonRepr, pythonStr } from "../../../../python/repr.js";
import { lookUp } from "../../../look-up.js";
import { textParameter } from "../../../parameters.js";
import { listResult } from "../../../tool-result.js";
import type { Feature } from "../feature.js";
import { plainOf } from "../plain-of.js";
import { phoneOf, withStatusBar } from "./phone.js";
import type { Phone, TelecomUserDatabase } from "./telecom-user-database.js";

type Permissions = Phone["app_statuses"][string]["permissions"];

const appParameter = textParameter("The app, such as messaging");

/** The phone's apps and what they may do. */
export const apps: Feature<TelecomUserDatabase> = {
  tools: {
    check_installed_apps: {
      type: "read",
      about: "Lists the phone's apps.",
      parameters: {},
      run: (database) =>
        `The following apps are installed on the phone: ${Object.keys(phoneOf(database).app_statuses).join(", ")}`,
    },
    check_app_status: {
      type: "read",
      about: "Shows an app in detail, with what it may do.",
      parameters: { app_name: appParameter },
      run(database, { app_name }) {
        const app = lookUp(phoneOf(database).app_statuses, app_name!);
        if (app === undefined) return notOnPhone(app_name!);
        const granted = grantedOf(app.permissions);
        const permissions =
          granted.length === 0
            ? [" - Permissions: None granted."]
            : [" - Permissions Granted:", ...granted.map((name) => `   - ${name}`)];
        return [`Status for App: ${pythonStr(app_name!)}`, ...permissions].join("\n");
      },
    },
    check_app_permissions: {
      type: "read",
      about: "Shows what an app may do.",
      parameters: { app_name: appParameter },
      run(database, { app_name }) {
        const app = lookUp(phoneOf(database).app_statuses, app_name!);
        if (app === undefined) return notOnPhone(app_name!);
        const granted = grantedOf(app.permissions);
        return granted.length === 0
          ? `App '${pythonStr(app_name!)}' currently has no permissions granted.`
          : `App '${pythonStr(app_name!)}' has permission for: ${granted.join(", ")}.`;
      },
    },
    grant_app_permission: {
      type: "write",
      about: "Lets an app do something more.",
      parameters: {
        app_name: appParameter,
        permission: textParameter(
          "What it may do from now on, in lower case: sms, storage, phone or network",
        ),
      },
      run(database, { app_name, permission }) {
        const phone = phoneOf(plainOf<TelecomUserDatabase>(database));
        const app = lookUp(phone.app_statuses, app_name!);
        const name = lower(permission!);
        const about = `app '${pythonStr(app_name!)}'`;
        if (app === undefined) {
          const sentence = `Error. App '${pythonStr(app_name!)}' not found. Cannot grant permission.`;
          return withStatusBar(sentence, phone);
        }
        const tracked = Object.keys(app.permissions);
        if (!tracked.includes(name)) {
          return withStatusBar(
            `Error. Permission '${name}' not tracked for ${about}, available permissions: ${pythonRepr(tracked)}`,
            phone,
          );
        }
        allow(database, app_name!, name, true);
        return withStatusBar(`Success. Permission '${name}' granted to ${about}.`, phone);
      },
    },
  },
  functions: {
    remove_app_permission: {
      parameters: { app_name: {}, permission: {} },
      run(database, { app_name, permission }) {
        const phone = phoneOf(plainOf<TelecomUserDatabase>(database));
        const app = lookUp(phone.app_statuses, app_name!);
        const name = lower(permission!);
        if (app === undefined) {
          return listResult([false, `App '${pythonStr(app_name!)}' not found. Cannot remove permission.`]);
        }
        const about = `app '${pythonStr(app_name!)}'`;
        if (!Object.hasOwn(app.permissions, name)) {
          return listResult([false, `Permission '${name}' not tracked for ${about}.`]);
        }
        allow(database, app_name!, name, false);
        return listResult([true, `Permission '${name}' removed from ${about}.`]);
      },
    },
  },
};

function allow(
  database: Draft<TelecomUserDatabase>,
  app: PythonValue,
  permission: string,
  isAllowed: boolean,
) {
  const permissions = database.device.app_statuses[app as string]!.permissions;
  permissions[permission as keyof Permissions] = isAllowed;
}

function grantedOf(permissions: Permissions): string[] {
  return Object.entries(permissions).flatMap(([name, isGranted]) => (isGranted ? [name] : []));
}

function notOnPhone(app: PythonValue): string {
  return `App '${pythonStr(app)}' not found on this phone.`;
}

function lower(text: PythonValue): string {
  if (typeof text !== "string") throw attributeError(pythonType(text), "lower");
  return text.toLowerCase();
}
