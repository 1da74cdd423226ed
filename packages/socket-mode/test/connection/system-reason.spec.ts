import { describe, expect, it } from '@jest/globals';
import { toPlainName, describeSystemError } from '../../../core/src/telemetry/error-text.js';

const withCode = (message: string, code: string): Error => Object.assign(new Error(message), { code });

describe('describeSystemError', () => {
  it.each([
    [
      'a message with the code in it',
      withCode('connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED'),
      'connect ECONNREFUSED 127.0.0.1:1',
    ],
    [
      'a message without the code',
      withCode('self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT'),
      'DEPTH_ZERO_SELF_SIGNED_CERT: self-signed certificate',
    ],
    ['no message, as when several addresses were tried', withCode('', 'ECONNREFUSED'), 'ECONNREFUSED'],
    [
      'a cause',
      new TypeError('request failed', { cause: withCode('getaddrinfo ENOTFOUND x', 'ENOTFOUND') }),
      'getaddrinfo ENOTFOUND x',
    ],
    [
      'the end of a time limit',
      new TypeError('fetch failed', { cause: new DOMException('The operation timed out', 'TimeoutError') }),
      'TimeoutError: The operation timed out',
    ],
    [
      'a message of several lines, the last of them empty',
      withCode('write EPROTO 1:error:0A00010B:\n  wrong version number:ssl.c:354:\n', 'EPROTO'),
      'write EPROTO 1:error:0A00010B: wrong version number:ssl.c:354:',
    ],
    ['no error at all', 'oh', 'an unknown reason'],
  ])('finds the system error in %s', (_name, error, reason) => {
    expect(describeSystemError(error)).toBe(reason);
  });

  it('contains no ticket and no token', () => {
    const error = new Error(
      'GET wss://host/link/?ticket=T1&app_id=A failed with xapp-1-A1-secret, xoxb-2-secret and xoxe.xoxp-1-secret',
    );
    expect(describeSystemError(error)).toBe(
      'Error: GET wss://host/link/?… failed with [hidden], [hidden] and [hidden]',
    );
  });

  it('contains no proxy password', () => {
    const error = new Error('GET http://bot:secret@proxy.corp:3128/ failed');
    expect(describeSystemError(error)).toBe('Error: GET http://[hidden]@proxy.corp:3128/ failed');
  });

  it('contains no rejected header value', () => {
    const error = new TypeError('Headers.append: "Bearer of-another-make" is an invalid header value.');
    expect(describeSystemError(error)).toBe('TypeError: Headers.append: "Bearer [hidden]" is an invalid header value.');
  });

  it('contains no response URL', () => {
    const error = new TypeError('Failed to parse URL from https://hooks.slack.com/commands/T1/2/secret');
    expect(describeSystemError(error)).toBe('TypeError: Failed to parse URL from https://hooks.slack.com/[hidden]');
  });

  it('terminates for deeply nested causes', () => {
    const error = new Error('round');
    error.cause = error;
    expect(describeSystemError(error)).toBe('Error: round');
  });
});

describe('toPlainName', () => {
  it.each([
    ['refresh_requested', 'refresh_requested'],
    ['', 'unknown'],
    [null, 'unknown'],
    ['two\nlines', '"two\\nlines"'],
    ['x'.repeat(65), `"${'x'.repeat(64)}"`],
  ])('makes %j safe to log', (name, plain) => {
    expect(toPlainName(name)).toBe(plain);
  });
});
