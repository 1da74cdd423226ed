import type { Noted } from '../timeline/noted.js';
import type { LintRuleName } from './lint-rules.js';

/** Looks at what happened: says what is wrong with it, what follows and what to do, or nothing. */
export type LintCheck = (noted: Noted) => string | undefined;

/** Checks by the rules that they are of. */
export type LintChecks<Names extends LintRuleName> = Readonly<Record<Names, LintCheck>>;
