import { GymError } from "../errors.js";

/** Where an endpoint is. */
export interface EndpointAddress {
  /** To be asked, with what the address holds of a name and password; without a query. */
  readonly url: string;
  readonly query: Readonly<Record<string, string>>;
  /** To be shown and kept: without name, password and query. */
  readonly shown: string;
  /** What nobody should see: the password, and the values of the query. */
  readonly secrets: readonly string[];
}

/** Reads the base URL of an endpoint. Throws a GymError `chat/bad-address`. */
export function endpointAddress(baseUrl: string): EndpointAddress {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url === null || !["http:", "https:"].includes(url.protocol)) throw badAddress(baseUrl);
  const query = Object.fromEntries(url.searchParams);
  url.search = "";
  url.hash = "";
  const path = url.pathname.replace(/\/+$/, "");
  if (path.endsWith("/chat/completions")) {
    const base = `${url.origin}${path.slice(0, -"/chat/completions".length)}`;
    throw new GymError(
      "chat/bad-address",
      `The address ${url.origin}${path} is one step too far: "/chat/completions" is added to it. Give ${base}.`,
    );
  }
  const password = decoded(url.password);
  return {
    url: url.href.replace(/\/+$/, ""),
    query,
    shown: `${url.origin}${path}`,
    secrets: [password, url.password, ...Object.values(query)].filter((text) => text !== ""),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function badAddress(given: string): GymError {
  // Whatever stands before an @ may be a password.
  const shown = given.replace(/^.*@/s, "…@");
  const guess =
    /^[\w.-]+(:\d+)?(\/|$)/.test(given) && !/\s/.test(given) ? ` Did you mean http://${given}?` : "";
  return new GymError(
    "chat/bad-address",
    `"${shown}" is no address of an endpoint. Give one with http or https, such as http://127.0.0.1:8000/v1.${guess}`,
  );
}
