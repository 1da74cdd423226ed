import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { redact } from '../../../core/src/telemetry/redact-secrets.js';

describe('a redacted text', () => {
  it.each([
    'xapp-1-A012-345-abcdef',
    'xoxb-123-456-AbCdEf',
    'xoxp-123-456-AbCdEf',
    'xoxe.xoxb-1-AbCdEf',
    'xoxe-1-AbCdEf',
    'xwfp-123-AbCdEf',
  ])('contains no token: %s', token => {
    expect(redact(`invalid_auth for ${token}, sorry`, {})).toBe('invalid_auth for [hidden], sorry');
  });

  it('contains no rejected header value, regardless of its content', () => {
    const text = 'Headers.append: "Bearer xoxb-SECRET1\nSECRET2 SECRET3" is an invalid header value.';
    expect(redact(text, {})).toBe('Headers.append: "Bearer [hidden]" is an invalid header value.');
  });

  it('contains no ticket', () => {
    const url = 'wss://wss-primary.slack.com/link/?ticket=12ab-34cd&app_id=A1';
    expect(redact(`${url} refused`, {})).toBe('wss://wss-primary.slack.com/link/?ticket=[hidden]&app_id=A1 refused');
  });

  it.each(['hooks.slack.com', 'hooks.slack-gov.com'])(
    'contains no response URL at %s, including those of other payloads',
    host => {
      expect(redact(`POST https://${host}/commands/T1/2/abc failed`, {})).toBe(`POST https://${host}/[hidden] failed`);
    },
  );

  it('contains no remainder of a secret that includes another secret', () => {
    const body = { response_url: 'http://local/T1/abc', event: { bot_access_token: 'http://local/T1/abc/more' } };
    expect(redact('http://local/T1/abc/more failed', body)).toBe('[hidden] failed');
  });

  it('contains no proxy password', () => {
    const text = 'http://bot:p%40ss@proxy.corp:3128 said no to "Proxy-Authorization: Basic Ym90OnBhc3M="';
    expect(redact(text, {})).toBe('http://[hidden]@proxy.corp:3128 said no to "Proxy-Authorization: Basic [hidden]"');
  });

  it('keeps text that is not secret', () => {
    const text = 'The index-pages of xo-tables at 1700000000.000100 are gone (https://acme.slack.com/archives/C1).';
    expect(redact(text, { response_url: '', trigger_id: null, event: 'none', response_urls: [null] })).toBe(text);
  });

  it('contains no secret of its payload in any form', () => {
    // Letters that no other text in this test contains.
    const secrets = fc.string({ unit: fc.constantFrom('Z', 'Q', '$', '(', '\\', '.'), minLength: 8, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(secrets, { minLength: 9, maxLength: 9 }), all => {
        const [verification, url, trigger, token, selectUrl, ownToken, pointer, interactor, input] = all;
        const body = {
          token: verification,
          response_url: url,
          trigger_id: trigger,
          bot_access_token: ownToken,
          event: { bot_access_token: token, inputs: { asker: { interactivity_pointer: input } } },
          response_urls: [{ response_url: selectUrl }],
          interactivity: { interactivity_pointer: pointer, interactor: { secret: interactor } },
        };
        const text = redact(`It failed with ${all.join(', then with ')}.`, body);
        for (const secret of all) expect(text).not.toContain(secret);
      }),
    );
  });
});
