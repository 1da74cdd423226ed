import { BadRequestException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import {
  ParseSlackChannelPipe,
  ParseSlackLinkPipe,
  ParseSlackUserGroupPipe,
  ParseSlackUserPipe,
} from '../../src/index.js';

const user = new ParseSlackUserPipe();
const channel = new ParseSlackChannelPipe();
const group = new ParseSlackUserGroupPipe();
const link = new ParseSlackLinkPipe();

describe('ParseReferencePipe', () => {
  it.each([
    [user, 'U012AB3CD'],
    [user, 'W012AB3CD'],
    [channel, 'C012AB3CD'],
    [channel, 'G012AB3CD'],
    [channel, 'D012AB3CD'],
    [group, 'S012AB3CD'],
  ])('returns the id: %p %s', (pipe, id) => {
    expect(pipe.transform(id)).toBe(id);
  });

  it.each([
    ['https://example.com/a?b=1', 'https://example.com/a?b=1'],
    ['HTTP://example.com', 'http://example.com/'],
    ['example.com', 'http://example.com/'],
    ['docs.example.com:8080/a', 'http://docs.example.com:8080/a'],
  ])('returns the URL: %s', (text, href) => {
    expect(link.transform(text)).toEqual(new URL(href));
  });

  it.each([
    [user, 'ann', '“ann” is no user. Mention a user, such as @ann.'],
    [user, '@ann', '“@ann” is no user. Mention a user, such as @ann.'],
    [user, 'USER', '“USER” is no user. Mention a user, such as @ann.'],
    [user, 'C012AB3CD', '“C012AB3CD” is no user. Mention a user, such as @ann.'],
    [user, '<!channel> & U1', '“&lt;!channel&gt; &amp; U1” is no user. Mention a user, such as @ann.'],
    [channel, 'U012AB3CD', '“U012AB3CD” is no channel. Name one, such as #general.'],
    [group, 'U012AB3CD', '“U012AB3CD” is no user group. Mention one, such as @on-call.'],
    [link, 'example', '“example” is no link. Write one, such as https://example.com.'],
    [link, 'javascript:alert(1)', '“javascript:alert(1)” is no link. Write one, such as https://example.com.'],
    [link, 'http://', '“http://” is no link. Write one, such as https://example.com.'],
    [link, 'ann@example.com', '“ann@example.com” is no link. Write one, such as https://example.com.'],
    [user, '', 'Mention a user, such as @ann.'],
    [user, undefined, 'Mention a user, such as @ann.'],
    [user, true, 'Mention a user, such as @ann.'],
  ])('rejects any other text with a message for the user: %p %p', (pipe, value, sentence) => {
    expect(() => pipe.transform(value)).toThrow(new BadRequestException(sentence));
  });

  it('uses the texts of a derived class', () => {
    class German extends ParseSlackUserPipe {
      protected override readonly cure = 'Erwähne jemanden, etwa @ann.';
    }
    expect(() => new German().transform('')).toThrow('Erwähne jemanden, etwa @ann.');
  });

  it('accepts undefined when it is optional', () => {
    expect(new ParseSlackUserPipe({ optional: true }).transform(undefined)).toBeUndefined();
    expect(() => new ParseSlackUserPipe({ optional: true }).transform('ann')).toThrow(BadRequestException);
  });
});
