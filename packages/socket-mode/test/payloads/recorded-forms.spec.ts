import { describe, expect, it } from '@jest/globals';
import { getFormValues } from '../../../core/src/binding/form-values.js';
import { isJsonObject, type JsonObject } from '../../../core/src/envelope/json.js';
import { fieldAt } from '../support/field-at.js';
import { isCollectionThere, recorded } from '../support/payload-collection.js';

/** A recorded payload with inputs, and the values that they hold. */
interface RecordedForm {
  readonly name: string;
  readonly body: JsonObject;
  readonly inputs: readonly { readonly block: string; readonly action: string; readonly held: unknown }[];
}

/** The value of an element, by its type and Slack's documentation of it. */
function heldBy(element: unknown): unknown {
  const type = String(fieldAt(element, 'type'));
  const field =
    {
      static_select: 'selected_option',
      external_select: 'selected_option',
      channels_select: 'selected_channel',
      datepicker: 'selected_date',
      timepicker: 'selected_time',
      datetimepicker: 'selected_date_time',
      plain_text_input: 'value',
      // One published payload has this form.
      conversations_select: 'value',
    }[type] ?? 'unheard of';
  return (field === 'selected_option' ? fieldAt(element, field, 'value') : fieldAt(element, field)) ?? undefined;
}

function formOf(name: string, body: unknown): RecordedForm[] {
  if (!isJsonObject(body)) return [];
  const values = fieldAt(body, 'view', 'state', 'values') ?? fieldAt(body, 'state', 'values');
  const inputs = Object.entries(isJsonObject(values) ? values : {}).flatMap(([block, elements]) =>
    Object.entries(isJsonObject(elements) ? elements : {}).map(([action, element]) => ({
      block,
      action,
      held: heldBy(element),
    })),
  );
  return inputs.length === 0 ? [] : [{ name, body, inputs }];
}

const inCollection = isCollectionThere ? describe : describe.skip;

inCollection('recorded forms (SLACK_PAYLOADS names their folder)', () => {
  const forms = isCollectionThere
    ? [
        ...recorded('interactive').flatMap(({ name, body }) => formOf(name, body)),
        ...recorded('envelopes').flatMap(({ name, body }) => formOf(name, fieldAt(body, 'payload'))),
      ]
    : [];

  it('exist in the collection', () => {
    expect(forms.length).toBeGreaterThan(10);
  });

  it.each(forms)('keep every value when they are flattened: $name', ({ body, inputs }) => {
    const form = getFormValues(body, new Set());
    expect(form).toEqual(Object.fromEntries(inputs.map(({ block, held }) => [block, held])));
    const alone = inputs.filter(({ action }) => inputs.filter(each => each.action === action).length === 1);
    expect(alone.map(({ action }) => form[action])).toEqual(alone.map(({ held }) => held));
  });
});
