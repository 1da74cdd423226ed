import { fieldAt } from '../support/field-at.js';
import { compileModule } from './compile-module.js';

/** A payload, and the type that it has to fit, as TypeScript writes it. */
export interface Typed {
  readonly name: string;
  readonly body: unknown;
  readonly type: string;
}

const HEAD = `
import type * as Slack from '@slack/types';
import type * as Ours from '@nest-slack/socket-mode';
import { SlackCommand, SlackViewSubmission } from '@nest-slack/socket-mode';

/** What documentation shows of a T: it leaves out what it likes. */
type Abridged<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Abridged<Item>[]
    : { [Key in keyof T]?: Abridged<T[Key]> | undefined };

/** What stands in blocks; the collection has elements by themselves too. */
type Element =
  | Extract<Ours.SlackKnownBlock, { type: 'actions' | 'context_actions' }>['elements'][number]
  | Extract<Ours.SlackKnownBlock, { type: 'input' }>['element']
  | NonNullable<Extract<Ours.SlackKnownBlock, { type: 'section' }>['accessory']>;

export const used = [SlackCommand, SlackViewSubmission];
export type Used = [Slack.Dialog, Abridged<1>, Element];
`;

/** The names of the payloads that are refused as values, whose types say all that they hold: JSON is such a type. */
export const refusedAsValues = async (payloads: readonly Typed[]): Promise<readonly string[]> =>
  refused(payloads, ({ body, type }, index) => `export const p${index} = (p: ${JSON.stringify(body)}): ${type} => p;`);

/** The names of the payloads that are refused when somebody writes them out, where no field may be one too many. */
export const refusedAsWritten = async (payloads: readonly Typed[]): Promise<readonly string[]> =>
  refused(payloads, ({ body, type }, index) => `export const p${index}: ${type} = ${JSON.stringify(body)};`);

/** The names of the payloads that a handler must not return, where its decorator sees them widened. */
export const refusedAsReturned = async (
  payloads: readonly Pick<Typed, 'name' | 'body'>[],
): Promise<readonly string[]> =>
  refused(
    payloads.map(payload => ({ ...payload, type: '' })),
    ({ body }, index) => {
      const [decorator, answer] = isView(body)
        ? ["@SlackViewSubmission('form')", { response_action: 'update', view: body }]
        : ["@SlackCommand('/blocks')", isMessage(body) ? body : { blocks: [body] }];
      return `export class P${index} { ${decorator} answer() { return ${JSON.stringify(answer)}; } }`;
    },
  );

const isView = (body: unknown): boolean => ['modal', 'home'].includes(String(fieldAt(body, 'type')));
const isMessage = (body: unknown): boolean => Array.isArray(fieldAt(body, 'blocks') ?? fieldAt(body, 'attachments'));

async function refused(
  payloads: readonly Typed[],
  declare: (payload: Typed, index: number) => string,
): Promise<readonly string[]> {
  const lines = payloads.map(declare);
  const first = HEAD.split('\n').length;
  const diagnostics = await compileModule([HEAD, ...lines].join('\n'));
  const elsewhere = diagnostics.filter(({ line }) => line <= first);
  if (elsewhere.length > 0) throw new Error(`The types could not be asked: ${elsewhere[0]?.text}`);
  const wrong = new Set(diagnostics.map(({ line }) => line - first - 1));
  return payloads.filter((_, index) => wrong.has(index)).map(({ name }) => name);
}
