import { describe, expect, it } from "vitest";
import { endpointAddress } from "./endpoint-address.js";

describe("endpointAddress", () => {
  it("should keep names, passwords and queries out of what is shown", () => {
    expect(endpointAddress("https://ada:s%40cret@host:8443/v1/?api-version=3#top")).toEqual({
      url: "https://ada:s%40cret@host:8443/v1",
      query: { "api-version": "3" },
      shown: "https://host:8443/v1",
      secrets: ["s@cret", "s%40cret", "3"],
    });
    expect(endpointAddress("http://127.0.0.1:1/v1")).toMatchObject({
      shown: "http://127.0.0.1:1/v1",
      secrets: [],
    });
  });

  it.each([
    ["not a url", /"not a url" is no address/],
    ["localhost:8000/v1", /Did you mean http:\/\/localhost:8000\/v1\?/],
    ["ftp://host/v1", /http or https/],
    ["", /http or https/],
    ["http://host/v1/chat/completions", /Give http:\/\/host\/v1\./],
    ["htp://ada:secret@host", /^(?!.*secret)/],
  ])("should refuse %j", (given, message) => {
    expect(() => endpointAddress(given)).toThrow(message);
    expect(() => endpointAddress(given)).toThrow(expect.objectContaining({ code: "chat/bad-address" }));
  });
});
