import { randomUUID } from 'node:crypto';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { ackFrame, fitsInFrame } from '../envelope/ack-frame.js';
import { isJsonObject, objectAt, textAt, type JsonObject } from '../envelope/json.js';

/** A view too big for an ack, on its way in two steps. */
export interface ViewInTwoSteps {
  /** A small view for the ack, which holds the place. */
  readonly payload: JsonObject;
  /** Puts the view itself there, once the ack is out. */
  show(client: WebClient): Promise<void>;
}

/** Splits a response that is too big for a frame; null when it fits, or holds no view. */
export function viewInTwoSteps(envelopeId: string, response: JsonObject): ViewInTwoSteps | null {
  if (!isModal(response['view']) || fitsInFrame(ackFrame(envelopeId, response))) return null;
  const view = response['view'];
  // The id by which the second step finds the view that the first one opened.
  const externalId = textAt(objectAt(response, 'view'), 'external_id') ?? randomUUID();
  const placeholder: ModalView = {
    type: 'modal',
    external_id: externalId,
    title: view.title,
    blocks: [{ type: 'section', text: { type: 'plain_text', text: 'One moment…' } }],
  };
  return {
    payload: { ...response, view: placeholder },
    async show(client) {
      await client.views.update({ external_id: externalId, view: { ...view, external_id: externalId } });
    },
  };
}

const isModal = (view: unknown): view is ModalView => isJsonObject(view) && view['type'] === 'modal' && 'title' in view;
