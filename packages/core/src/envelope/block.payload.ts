import type {
  ActionsBlock,
  ActionsBlockElement,
  Block,
  CardBlock,
  Checkboxes,
  InputBlock,
  KnownBlock,
  MrkdwnElement,
  RadioButtons,
  RichTextBlock,
  RichTextElement,
  RichTextList,
  RichTextPreformatted,
  RichTextQuote,
  RichTextSection,
  SectionBlock,
  TextObject,
} from '@slack/types';

// What Slack takes and sends, and its published types lack.

/** An option of checkboxes or radio buttons: Slack reads mrkdwn in its description too. */
interface DescribedOption {
  text: TextObject;
  description?: TextObject;
  value?: string;
}

interface DescribedCheckboxes extends Omit<Checkboxes, 'options' | 'initial_options'> {
  options: DescribedOption[];
  initial_options?: DescribedOption[];
}

interface DescribedRadioButtons extends Omit<RadioButtons, 'options' | 'initial_option'> {
  options: DescribedOption[];
  initial_option?: DescribedOption;
}

type DescribedChoice = DescribedCheckboxes | DescribedRadioButtons;

interface ActionsWithChoices extends Omit<ActionsBlock, 'elements'> {
  elements: (ActionsBlockElement | DescribedChoice)[];
}

interface SectionWithChoice extends Omit<SectionBlock, 'accessory'> {
  accessory: DescribedChoice;
}

interface InputWithChoice extends Omit<InputBlock, 'element'> {
  element: DescribedChoice;
}

interface CardWithSubtext extends CardBlock {
  subtext?: MrkdwnElement;
  /** One of Slack's icons, for a card without an `icon`. */
  slack_icon?: { type: 'icon'; name: string };
}

interface ChartValue {
  label: string;
  value: number;
}

interface PieChart {
  type: 'pie';
  segments: ChartValue[];
}

interface SeriesChart {
  type: 'line' | 'bar' | 'area';
  series: { name: string; data: ChartValue[] }[];
  axis_config: { categories: string[]; x_label?: string; y_label?: string };
}

/**
 * A chart.
 *
 * @see https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 */
export interface SlackDataVisualizationBlock extends Block {
  type: 'data_visualization';
  /** 50 characters at most. */
  title: string;
  chart: PieChart | SeriesChart;
}

/**
 * A block of a message or view from Slack, as a union discriminated by `type`. Slack may add blocks with other types at
 * any time.
 *
 * @see https://docs.slack.dev/reference/block-kit/blocks
 */
export type SlackKnownBlock =
  | KnownBlock
  | ActionsWithChoices
  | SectionWithChoice
  | InputWithChoice
  | CardWithSubtext
  | SlackDataVisualizationBlock
  | SlackRichTextBlock;

/**
 * A block to send. What you write out is checked against what Slack documents; what you pass on, such as a block that came
 * from Slack or out of a builder, needs no more than a `type`.
 *
 * @see https://docs.slack.dev/reference/block-kit/blocks
 */
export type SlackBlock = SlackKnownBlock | Block;

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
