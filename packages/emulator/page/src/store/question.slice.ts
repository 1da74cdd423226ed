import type { Slice } from './slice.js';

/** The question that stands before an act: whether one is sure. */
export interface QuestionSlice {
  readonly question: {
    /** Whose question it is. */
    readonly asker: string;
    readonly act: () => void;
  } | null;
  /** Asks it. `act` is done when it is answered with yes. */
  readonly askFirst: (asker: string, act: () => void) => void;
  readonly answerQuestion: (isSure: boolean) => void;
}

export const questionSlice: Slice<QuestionSlice> = (set, get) => ({
  question: null,
  askFirst: (asker, act) => set({ question: { asker, act } }),
  answerQuestion: isSure => {
    const { question } = get();
    set({ question: null });
    if (isSure) question?.act();
  },
});
