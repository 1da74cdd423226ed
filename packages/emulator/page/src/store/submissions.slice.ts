import type { Slice } from './slice.js';

/** What is told of a submission that came to nothing. */
export interface Problem {
  /** What is said to whoever submitted it. */
  readonly text: string;
  /** What Slack keeps to itself, and who makes the app wants to know. */
  readonly why: string | null;
}

/** How it goes with the submission of a modal. */
export interface Submission {
  /** The app has not answered yet. */
  readonly isSending: boolean;
  /** Why the last one came to nothing. */
  readonly problem: Problem | null;
}

/** The submissions of modals by this tab. */
export interface SubmissionsSlice {
  /** By the id of the view. */
  readonly submissions: Readonly<Record<string, Submission>>;
  readonly setSubmission: (viewId: string, submission: Submission) => void;
}

export const submissionsSlice: Slice<SubmissionsSlice> = set => ({
  submissions: {},
  setSubmission: (viewId, submission) =>
    set(({ submissions }) => ({ submissions: { ...submissions, [viewId]: submission } })),
});
