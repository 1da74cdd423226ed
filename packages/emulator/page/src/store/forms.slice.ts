import type { Slice } from './slice.js';

/** Slack's validation errors of views. */
export interface FormErrorsSlice {
  /** By view id and block id. */
  readonly formErrors: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Replaces the errors of a view. */
  readonly setFormErrors: (viewId: string, formErrors: Readonly<Record<string, string>>) => void;
  readonly clearFormError: (viewId: string, blockId: string) => void;
}

export const formErrorsSlice: Slice<FormErrorsSlice> = set => ({
  formErrors: {},
  setFormErrors: (viewId, formErrors) => set(state => ({ formErrors: { ...state.formErrors, [viewId]: formErrors } })),
  clearFormError: (viewId, blockId) =>
    set(state => {
      const { [blockId]: cleared, ...others } = state.formErrors[viewId] ?? {};
      return cleared === undefined ? {} : { formErrors: { ...state.formErrors, [viewId]: others } };
    }),
});

/** The reason why a submission failed. */
export interface SubmissionProblem {
  /** Slack's message to the user. */
  readonly text: string;
  /** The detail for the app's developer, which Slack does not display. */
  readonly reason: string | null;
}

export interface Submission {
  readonly isSending: boolean;
  /** Why the last submission failed. */
  readonly problem: SubmissionProblem | null;
}

export interface SubmissionsSlice {
  /** By view id. */
  readonly submissions: Readonly<Record<string, Submission>>;
  readonly setSubmission: (viewId: string, submission: Submission) => void;
}

export const submissionsSlice: Slice<SubmissionsSlice> = set => ({
  submissions: {},
  setSubmission: (viewId, submission) =>
    set(({ submissions }) => ({ submissions: { ...submissions, [viewId]: submission } })),
});
