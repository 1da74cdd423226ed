import { describe, expect, it } from '@jest/globals';
import { getBotUserId, getIdempotencyId, getWorkspace } from '../../../core/src/envelope/envelope-metadata.js';
import { commandOf, envelopeIn, eventOf, interactionOf } from './frames.js';

const authorization = { team_id: 'TBOT', enterprise_id: null, user_id: 'UBOT', is_bot: true };

describe('the workspace of', () => {
  it('an event is where the app is installed, even if the event happened elsewhere', () => {
    const shared = eventOf({ type: 'message' }, { team_id: 'TELSEWHERE', authorizations: [authorization] });
    expect(getWorkspace(shared)).toEqual({ teamId: 'TBOT', enterpriseId: null });
  });

  it('an event of an install in an organisation is in that organisation', () => {
    const authorizations = [{ ...authorization, enterprise_id: 'EBOT' }];
    const shared = eventOf({ type: 'message' }, { team_id: 'T1', enterprise_id: 'EELSEWHERE', authorizations });
    expect(getWorkspace(shared)).toEqual({ teamId: 'TBOT', enterpriseId: 'EBOT' });
  });

  it('an event outside of organisations has no organisation, regardless of its origin', () => {
    const body = { team_id: 'T1', enterprise_id: 'EELSEWHERE', authorizations: [authorization] };
    expect(getWorkspace(eventOf({ type: 'message' }, body))).toEqual({ teamId: 'TBOT', enterpriseId: null });
  });

  it('an event of an organisation-wide install is where it happened', () => {
    const authorizations = [{ ...authorization, team_id: null, enterprise_id: 'E1', is_enterprise_install: true }];
    const event = eventOf({ type: 'message' }, { team_id: 'T1', enterprise_id: 'E1', authorizations });
    expect(getWorkspace(event)).toEqual({ teamId: 'T1', enterpriseId: 'E1' });
  });

  it('an event without authorizations is the one in its payload', () => {
    const event = eventOf({ type: 'message' }, { team_id: 'T1', enterprise_id: 'E1' });
    expect(getWorkspace(event)).toEqual({ teamId: 'T1', enterpriseId: 'E1' });
  });

  it('a command is the one in its payload', () => {
    expect(getWorkspace(commandOf({ team_id: 'T1' }))).toEqual({ teamId: 'T1', enterpriseId: null });
    const inOrganisation = commandOf({ team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: 'true' });
    expect(getWorkspace(inOrganisation)).toEqual({ teamId: 'T1', enterpriseId: 'E1' });
  });

  it('an interaction is its team', () => {
    const team = { id: 'T1', domain: 'acme', enterprise_id: 'E1' };
    expect(getWorkspace(interactionOf('block_actions', { team }))).toEqual({ teamId: 'T1', enterpriseId: 'E1' });
  });

  it('an interaction of an organisation-wide install, which has no team, is that of the user', () => {
    const body = {
      team: null,
      enterprise: { id: 'E1' },
      user: { id: 'U1', team_id: 'T1' },
      is_enterprise_install: true,
    };
    expect(getWorkspace(interactionOf('shortcut', body))).toEqual({ teamId: 'T1', enterpriseId: 'E1' });
  });

  it('a view that was opened from another workspace is where the app is installed', () => {
    const team = { id: 'TELSEWHERE' };
    const view = { app_installed_team_id: 'TBOT', team_id: 'TELSEWHERE' };
    const submitted = interactionOf('view_submission', { team, user: { id: 'U1', team_id: 'TELSEWHERE' }, view });
    expect(getWorkspace(submitted).teamId).toBe('TBOT');
  });

  it('a view of an organisation-wide install is that of the user, because an organisation is not a workspace', () => {
    const body = { team: null, enterprise: { id: 'E1' }, user: { id: 'U1', team_id: 'T1' } };
    const submitted = interactionOf('view_submission', { ...body, view: { app_installed_team_id: 'E1' } });
    expect(getWorkspace(submitted)).toEqual({ teamId: 'T1', enterpriseId: 'E1' });
  });

  it('a payload without a workspace is unknown', () => {
    expect(getWorkspace(envelopeIn({ type: 'novelty' }))).toEqual({ teamId: null, enterpriseId: null });
  });
});

describe('the user id of the bot', () => {
  it('is read from the authorization', () => {
    const event = eventOf({ type: 'message' }, { authorizations: [{ user_id: 'U1', is_bot: false }, authorization] });
    expect(getBotUserId(event)).toBe('UBOT');
  });

  it.each([[undefined], [[]], [[null]], [[{ is_bot: true }]], [[{ user_id: 'U1', is_bot: false }]], ['UBOT']])(
    'is unknown if authorizations are %j',
    authorizations => {
      expect(getBotUserId(eventOf({ type: 'message' }, { authorizations }))).toBeNull();
    },
  );
});

describe('the idempotency key of a payload', () => {
  it('is its event id, which is the same for redeliveries', () => {
    const event = { type: 'events_api', payload: { event_id: 'Ev1', event: { type: 'message' } } };
    expect(getIdempotencyId(envelopeIn({ ...event, envelope_id: 'first' }))).toBe('Ev1');
    expect(getIdempotencyId(envelopeIn({ ...event, envelope_id: 'second' }))).toBe('Ev1');
  });

  it('is its envelope id if it has no other id', () => {
    expect(getIdempotencyId(commandOf({}))).toBe('E1');
  });
});
