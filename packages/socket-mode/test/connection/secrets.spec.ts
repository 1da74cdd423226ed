import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { describeNotice } from '../../src/connection/notice-text.js';
import { eventually } from './eventually.js';
import { APP_TOKEN, ScriptedStage } from './scripted-stage.js';
import { answer, answerWithUrl, TICKET } from './scripted-slack.js';

const stage = new ScriptedStage();

describe('whatever goes wrong', () => {
  it('neither the token nor a ticket is told', async () => {
    const { connections, listener } = await stage.set({
      open: (response, call, url) => {
        if (call === 1) answer(response, { ok: false, error: `not this: ${APP_TOKEN} ${url}` });
        else if (call === 2) answer(response, { ok: true, url: `ftp://x/?${TICKET}` });
        else if (call === 3) response.destroy();
        else if (call === 4) answerWithUrl(response, call, url.replace(/:\d+/, ':1'));
        else if (call === 5) answerWithUrl(response, call, url);
        else answer(response, { ok: false, error: 'invalid_auth' });
      },
      socket: socket => socket.send(`{"type":"disconnect","reason":"?${TICKET}"}`),
    });
    const error: unknown = await connections.start().catch((reason: unknown) => reason);
    await eventually('the end of the attempts', () => connections.status === 'failed');

    expect(listener.noticed('retrying')).toHaveLength(5);
    const told = [
      inspect(error, { depth: 10 }),
      inspect(listener.notices, { depth: 10 }),
      ...listener.notices.map(notice => describeNotice(notice).text),
      inspect(connections, { depth: 10, showHidden: true }),
    ].join('\n');
    expect(told).toContain('invalid_auth');
    expect(told).not.toContain('not-to-be-told');
  });
});
