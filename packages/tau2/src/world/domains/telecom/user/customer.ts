import type { Feature } from "../feature.js";
import { surroundingsOf } from "./phone.js";
import type { Surroundings, TelecomUserDatabase } from "./telecom-user-database.js";

/** Who the user is, and where. */
export const customer: Feature<TelecomUserDatabase> = {
  tools: {},
  functions: {
    // Upstream validates none of these assignments.
    set_user_info: {
      parameters: { name: {}, phone_number: {} },
      run(database, { name, phone_number }) {
        const here = surroundingsOf(database);
        here.name = name as Surroundings["name"];
        here.phone_number = phone_number as Surroundings["phone_number"];
        return null;
      },
    },
    set_user_location: {
      parameters: { abroad: {} },
      run(database, { abroad }) {
        surroundingsOf(database).is_abroad = abroad as Surroundings["is_abroad"];
        return null;
      },
    },
  },
};
