/**
 * A fetch for endpoints: Node's own HTTP where there is one. Browsers lend theirs, which has limits of its own and follows
 * nobody who leads elsewhere.
 */
export async function endpointFetch(isNode = runsInNode()): Promise<typeof fetch> {
  if (isNode) return (await import("./http-fetch.js")).httpFetch;
  return (input, init) => fetch(input, { ...init, redirect: "error" });
}

function runsInNode(): boolean {
  return typeof globalThis.process?.versions?.node === "string";
}
