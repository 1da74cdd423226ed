/** Which message is meant: the newest that contains this text. Without it, the newest that fits the act. */
interface OnMessage {
  readonly on: string | undefined;
}

interface Acting {
  /** The name of the person who acts. */
  readonly who: string;
}

/** What somebody is to do in the local Slack. */
export type Act =
  | (Acting & { readonly act: 'say'; readonly where: string; readonly text: string })
  | (Acting & { readonly act: 'command'; readonly command: string; readonly text: string; readonly where: string })
  | (Acting & OnMessage & { readonly act: 'click'; readonly button: string })
  | (Acting & OnMessage & { readonly act: 'select'; readonly menu: string; readonly value: string })
  | (Acting & OnMessage & { readonly act: 'suggest'; readonly menu: string; readonly typed: string })
  | (Acting & { readonly act: 'submit'; readonly values: Readonly<Record<string, string>> })
  | (Acting & { readonly act: 'form' })
  | (Acting & { readonly act: 'close' })
  | (Acting & OnMessage & { readonly act: 'reply'; readonly text: string })
  | (Acting & OnMessage & { readonly act: 'share'; readonly file: string })
  | (Acting & { readonly act: 'shortcut'; readonly id: string })
  | (Acting & OnMessage & { readonly act: 'message-shortcut'; readonly id: string })
  | (Acting & OnMessage & { readonly act: 'react' | 'unreact'; readonly emoji: string })
  | (Acting & { readonly act: 'home' })
  | (Acting & { readonly act: 'assistant'; readonly beside: string | undefined })
  | (Acting & { readonly act: 'ask'; readonly text: string })
  | (Acting & { readonly act: 'run'; readonly id: string; readonly inputs: Readonly<Record<string, string>> })
  | { readonly act: 'messages' };

/** Where commands are written unless another channel is named: everybody and the bot are there. */
export const DEFAULT_CHANNEL = 'general';
