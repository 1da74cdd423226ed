import { z } from 'zod';

/** The error codes of the control API, which clients can branch on, with their HTTP statuses. */
const PROBLEM_STATUSES = {
  invalid_request: { status: 400, title: 'The request is not as the OpenAPI document has it.' },
  unauthorized: { status: 401, title: 'The key of the control API is missing or wrong.' },
  not_found: { status: 404, title: 'There is no such thing.' },
  too_large: { status: 413, title: 'The body is too large.' },
  not_possible: { status: 422, title: 'Nobody could do that now.' },
  internal_error: { status: 500, title: 'The emulator failed: that is a fault of its own.' },
  not_in_time: { status: 504, title: 'What was awaited did not come in time.' },
} as const;

/** The code of an error. */
export type ProblemKind = keyof typeof PROBLEM_STATUSES;

/** An error in one part of a request. */
export interface ProblemDetail {
  /** A JSON pointer: `/body/text`, `/query/limit`. */
  readonly at: string;
  readonly message: string;
}

/**
 * Builds a JSON pointer from these parts.
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
export const pointer = (...parts: readonly string[]): string =>
  parts.map(part => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/**
 * The response body of an error.
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    kind: z.enum(Object.keys(PROBLEM_STATUSES)).describe('What a program decides by.'),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe('What happened here, and what to do.'),
    faults: z
      .array(z.object({ at: z.string().describe('A JSON pointer.'), message: z.string() }))
      .optional()
      .describe('What is wrong with which part of the request.'),
  })
  .meta({ id: 'ProblemDetails', description: 'Why a request was not answered as it wished (RFC 9457).' });

/** An error that the control API reports to the client. */
export class ControlApiError extends Error {
  override readonly name = 'ControlProblem';

  constructor(
    readonly kind: ProblemKind,
    detail: string,
    readonly faults: readonly ProblemDetail[] = [],
  ) {
    super(detail);
  }

  get status(): number {
    return PROBLEM_STATUSES[this.kind].status;
  }

  toJSON(): object {
    const { kind, message: detail, faults } = this;
    return { type: 'about:blank', kind, ...PROBLEM_STATUSES[kind], detail, ...(faults.length > 0 ? { faults } : {}) };
  }
}

/** Converts an error thrown by `find` to a "not found" error. */
export function orNotFound<Value>(find: () => Value): Value {
  try {
    return find();
  } catch (error) {
    throw new ControlApiError('not_found', error instanceof Error ? error.message : String(error));
  }
}
