import { describe, expect, it } from "vitest";
import { date, datetime } from "./field.js";
import { model } from "./model.js";
import { ValidationError } from "./validation.js";

const days = model("Days", { day: date });
const moments = model("Moments", { moment: datetime });

describe("date", () => {
  it.each(["2025-02-28", "2024-02-29", "2000-02-29", "0001-01-01", "2025-04-30", "9999-12-31"])(
    "should read %s",
    (day) => {
      expect(days.parse({ day })).toEqual({ day });
      expect(moments.parse({ moment: day })).toEqual({ moment: `${day} 00:00:00` });
    },
  );

  it.each(["2025-02-29", "2100-02-29", "0000-01-01", "2025-04-31", "2025-00-10", "2025-13-10", "2025-01-00"])(
    "should refuse %s, which is no day",
    (day) => {
      expect(() => days.parse({ day })).toThrow(ValidationError);
      expect(() => moments.parse({ moment: day })).toThrow(ValidationError);
    },
  );
});
