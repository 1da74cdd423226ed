import type { LintRuleName, SlackEmulatorOptions } from '../../src/index.js';
import type { LintBot } from './lint-bot.js';

/** Something that a bot does. */
export type Deed = (bot: LintBot) => Promise<unknown>;

/** How a rule is broken, and how it nearly is. */
export interface LintCase {
  readonly options?: SlackEmulatorOptions;
  readonly breaks: readonly Deed[];
  readonly nearly: readonly Deed[];
}

/** Cases by the rules that they are of. */
export type LintCases = { readonly [Rule in LintRuleName]?: LintCase };
