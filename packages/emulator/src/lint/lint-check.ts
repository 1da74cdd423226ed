import type { ApiCall } from '../journal/records.js';
import type { Noted } from '../timeline/noted.js';
import type { LintRuleName } from './lint-rules.js';

/** Looks at what happened: says what is wrong with it, what follows and what to do, or nothing. */
export type LintCheck = (noted: Noted) => string | undefined;

/** Checks by the rules that they are of. */
export type LintChecks<Names extends LintRuleName> = Readonly<Record<Names, LintCheck>>;

/** The call, where Slack itself has refused it: what a fault refuses is no slip of the app's. */
export function refusedCall(noted: Noted, error?: string): ApiCall | undefined {
  if (noted.kind !== 'api_call' || noted.record.ok || noted.record.injected) return undefined;
  return error === undefined || noted.record.error === error ? noted.record : undefined;
}
