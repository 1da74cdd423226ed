import { elementRules } from './element.rules.js';
import { byType, type Members, type Rule } from './rule-combinators.js';

/** What blocks are shown in. */
export type ElementSurface = 'message' | 'modal' | 'home';

/** The blocks that hold elements. */
type Holder = 'section' | 'actions' | 'input' | 'context' | 'context_actions';

interface ElementPlaces {
  readonly in: readonly Holder[];
  readonly on: readonly ElementSurface[];
}

const EVERYWHERE: readonly ElementSurface[] = ['message', 'modal', 'home'];
const clickable: ElementPlaces = { in: ['section', 'actions'], on: EVERYWHERE };
const choosable: ElementPlaces = { in: ['section', 'actions', 'input'], on: EVERYWHERE };
const modalInput: ElementPlaces = { in: ['input'], on: ['modal'] };
const answerButton: ElementPlaces = { in: ['context_actions'], on: ['message'] };

/** In which blocks an element may stand, and on which surfaces. */
const ELEMENT_PLACES: Readonly<Record<string, ElementPlaces>> = {
  image: { in: ['section', 'context'], on: EVERYWHERE },
  button: clickable,
  overflow: clickable,
  workflow_button: { in: ['section', 'actions'], on: ['message'] },
  feedback_buttons: answerButton,
  icon_button: answerButton,
  checkboxes: choosable,
  radio_buttons: choosable,
  static_select: choosable,
  external_select: choosable,
  users_select: choosable,
  conversations_select: choosable,
  channels_select: choosable,
  multi_static_select: choosable,
  multi_external_select: choosable,
  multi_users_select: choosable,
  multi_conversations_select: choosable,
  multi_channels_select: choosable,
  datepicker: choosable,
  timepicker: choosable,
  datetimepicker: { in: ['actions', 'input'], on: ['message', 'modal'] },
  plain_text_input: { in: ['input'], on: EVERYWHERE },
  rich_text_input: { in: ['actions', 'input'], on: ['modal', 'home'] },
  email_text_input: modalInput,
  url_text_input: modalInput,
  number_input: modalInput,
  file_input: modalInput,
};

/** The elements that a block holds on this surface, and `more` beside them. */
export function listAllowedElements(holder: Holder, surface: ElementSurface, more: Members = {}): Rule {
  const allowed = Object.entries(elementRules).filter(([type]) => {
    const place = ELEMENT_PLACES[type];
    return place !== undefined && place.in.includes(holder) && place.on.includes(surface);
  });
  return byType({ ...Object.fromEntries(allowed), ...more });
}
