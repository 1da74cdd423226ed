import { listAt, textAt, valueAt } from './payload-reading.js';

/** Something in a message or view that can be acted on. */
export interface Control {
  readonly actionId: string;
  /** The element's type, such as `button`. */
  readonly type: string;
  /** What stands on it. */
  readonly label: string;
  /** Whether it waits for its form to be submitted: the bot does not hear of it alone. */
  readonly isField: boolean;
}

/** The controls of a block, wherever the block keeps them. */
export function controlsOf(block: unknown): Control[] {
  const elements = [valueAt(block, 'accessory'), valueAt(block, 'element'), ...listAt(block, 'elements')];
  const isField = textAt(block, 'type') === 'input' && valueAt(block, 'dispatch_action') !== true;
  return elements.flatMap(element => {
    const actionId = textAt(element, 'action_id');
    const type = textAt(element, 'type');
    if (actionId === undefined || type === undefined) return [];
    const label = textAt(element, 'text', 'text') ?? textAt(element, 'placeholder', 'text') ?? actionId;
    return [{ actionId, type, label, isField }];
  });
}

/** Whether a control is the one that somebody calls by its id or by what stands on it, in whatever case. */
export const isCalled = ({ actionId, label }: Control, name: string): boolean =>
  actionId === name || label.toLowerCase() === name.toLowerCase();

/** Whether something is chosen in a control, not clicked or typed. */
export const isMenu = ({ type }: Control): boolean =>
  /(?:_select|picker)$/.test(type) || ['overflow', 'checkboxes', 'radio_buttons'].includes(type);

/** A control as text: `[Approve]`, or `(Assign ▾)` for what is chosen from. */
export const controlText = ({ type, label }: Control): string => (type === 'button' ? `[${label}]` : `(${label} ▾)`);
