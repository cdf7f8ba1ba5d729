/** What long work tells whoever watches it; drivers pass these between threads, so they are plain JSON. */
export type ProgressEvent =
  | { readonly type: "stage-start"; readonly stage: string; readonly title: string }
  | {
      readonly type: "stage-progress";
      readonly stage: string;
      /** Work done so far, in `unit`; `total` is null where the end is not known. */
      readonly done: number;
      readonly total: number | null;
      readonly unit: string;
      /** Seconds until the stage ends; null while unknown. */
      readonly secondsLeft: number | null;
      /** Figures worth a place on the line, such as `{ loss: 0.42, "tokens/s": 11800 }`. */
      readonly figures: Readonly<Record<string, number>>;
    }
  | {
      readonly type: "stage-end";
      readonly stage: string;
      readonly seconds: number;
      readonly figures: Readonly<Record<string, number>>;
    }
  | { readonly type: "note"; readonly text: string };

/** Receives progress. */
export type ProgressListener = (event: ProgressEvent) => void;
