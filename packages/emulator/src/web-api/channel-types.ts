import type { ChannelKind } from '../workspace/channels/channels.js';

const KINDS: ReadonlyMap<string, ChannelKind> = new Map([
  ['public_channel', 'channel'],
  ['private_channel', 'group'],
  ['im', 'im'],
  ['mpim', 'mpim'],
]);

/** The kind of channel that a type stands for, as the argument `types` names it; `undefined` when there is none such. */
export const kindOfType = (type: string): ChannelKind | undefined => KINDS.get(type);
