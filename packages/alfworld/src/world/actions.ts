/** What an agent can do. Names are display names such as "apple 1" and "countertop 2". */
export type AlfworldAction =
  | { readonly type: "goTo"; readonly receptacle: string }
  | { readonly type: "open"; readonly receptacle: string }
  | { readonly type: "close"; readonly receptacle: string }
  | { readonly type: "take"; readonly object: string; readonly receptacle: string }
  | { readonly type: "put"; readonly object: string; readonly receptacle: string }
  | { readonly type: "examine"; readonly entity: string }
  | { readonly type: "use"; readonly object: string }
  | { readonly type: "heat"; readonly object: string; readonly receptacle: string }
  | { readonly type: "clean"; readonly object: string; readonly receptacle: string }
  | { readonly type: "cool"; readonly object: string; readonly receptacle: string }
  | { readonly type: "slice"; readonly object: string; readonly tool: string }
  | { readonly type: "look" }
  | { readonly type: "inventory" }
  | { readonly type: "help" };
