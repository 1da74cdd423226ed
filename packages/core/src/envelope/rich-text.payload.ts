import type {
  RichTextBlock,
  RichTextElement,
  RichTextList,
  RichTextPreformatted,
  RichTextQuote,
  RichTextSection,
} from '@slack/types';

// What Slack documents of rich text, and its published types lack: highlights, skin tones, lists that go on counting.

interface Style {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  underline?: boolean;
  code?: boolean;
  highlight?: boolean;
  client_highlight?: boolean;
  unlink?: boolean;
}

type Styled<Element> = Element extends RichTextElement ? Omit<Element, 'style'> & { style?: Style } : never;

type RichElement =
  | Styled<RichTextElement>
  | (Styled<Extract<RichTextElement, { type: 'emoji' }>> & { skin_tone?: number });

interface Section extends Omit<RichTextSection, 'elements'> {
  elements: RichElement[];
}

interface List extends Omit<RichTextList, 'elements'> {
  elements: Section[];
  /** How many numbers of an ordered list came before. */
  offset?: number;
}

interface Quote extends Omit<RichTextQuote, 'elements'> {
  elements: RichElement[];
}

interface Preformatted extends Omit<RichTextPreformatted, 'elements'> {
  elements: Styled<RichTextPreformatted['elements'][number]>[];
}

/**
 * Formatted text, as people write it and bots may.
 *
 * @see https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export interface SlackRichTextBlock extends Omit<RichTextBlock, 'elements'> {
  elements: (Section | List | Quote | Preformatted)[];
}
