/** What the agent's tools see and change. */
export interface Library {
  readonly books: Readonly<Record<string, Book>>;
  readonly members: Readonly<Record<string, Member>>;
  /** How many payments of the app have arrived. */
  readonly payments: number;
}

export interface Book {
  readonly book_id: string;
  readonly title: string;
  /** How many are there to be lent. */
  readonly copies: number;
  readonly due_back: string | null;
}

export interface Member {
  readonly member_id: string;
  readonly name: string;
  readonly card: "active" | "blocked";
  readonly fine: number;
  readonly loans: readonly string[];
}

/** What the user's tools see and change: an app on the member's phone. */
export interface App {
  readonly member_id: string;
  readonly wallet: number;
  readonly paid: readonly number[];
}
