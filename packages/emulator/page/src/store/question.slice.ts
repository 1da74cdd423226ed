import type { Slice } from './slice.js';

/** The question that stands before an act: whether one is sure. */
export interface QuestionSlice {
  readonly question: {
    /** Whose question it is. */
    readonly asker: string;
    readonly act: () => void;
    readonly orElse: (() => void) | undefined;
  } | null;
  /** Asks it. `act` is done when it is answered with yes, else `orElse`. */
  readonly askFirst: (asker: string, act: () => void, orElse?: () => void) => void;
  readonly answerQuestion: (isSure: boolean) => void;
}

export const questionSlice: Slice<QuestionSlice> = (set, get) => ({
  question: null,
  askFirst: (asker, act, orElse) => set({ question: { asker, act, orElse } }),
  answerQuestion: isSure => {
    const { question } = get();
    set({ question: null });
    if (isSure) question?.act();
    else question?.orElse?.();
  },
});
