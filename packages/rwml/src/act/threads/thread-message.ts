/** What a worker thread tells. It is told one thing only: any message means to stop as soon as nothing is lost. */
export type ThreadMessage<Event, Result> =
  | { readonly type: "event"; readonly event: Event }
  | { readonly type: "end"; readonly result: Result }
  | { readonly type: "failure"; readonly code: string; readonly message: string };
