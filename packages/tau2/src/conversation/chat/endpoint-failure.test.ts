import { describe, expect, it } from "vitest";
import { endpointFailure } from "./endpoint-failure.js";

const place = { url: "http://host/v1", model: "small" };

describe("endpointFailure", () => {
  it("should tell that the platform gave up waiting, however deep that stands", () => {
    const inner = Object.assign(new Error("Headers Timeout Error"), { code: "UND_ERR_HEADERS_TIMEOUT" });
    const outer = new Error("Cannot connect to API", {
      cause: new TypeError("fetch failed", { cause: inner }),
    });
    expect(endpointFailure(outer, place)).toMatchObject({ code: "chat/timed-out", retry: { wait: null } });
  });

  it("should show no more than the beginning of a long body", () => {
    const failed = Object.assign(new Error("Bad"), { statusCode: 400, responseBody: "x".repeat(10_000) });
    expect(endpointFailure(failed, place).message.length).toBeLessThan(500);
  });

  it("should take what is no error, too", () => {
    expect(endpointFailure("gone", place)).toMatchObject({ code: "chat/unreachable" });
  });
});
