import { expect, it } from '@jest/globals';
import type { JsonObject } from '../../src/json.js';
import { markup, plain } from '../block-kit/samples.js';
import { describeInBrowser } from './support/chromium.js';
import { ToldPage } from './support/told-page.js';

const link = (address: string, words: string): string =>
  `<a href="${address}" target="_blank" rel="noopener noreferrer">${words}</a>`;

/** Texts of Slack's markup, and what they are drawn by. */
const MRKDWN: Readonly<Record<string, string>> = {
  '*bold* _slanted_ ~struck~ `code`': '<strong>bold</strong> <em>slanted</em> <s>struck</s> <code>code</code>',
  '*_both_*': '<strong><em>both</em></strong>',
  '2*3*4 snake_case_name': '2*3*4 snake_case_name',
  'a &amp; b &lt;c&gt; <b>': 'a &amp; b &lt;c&gt; &lt;b&gt;',
  '<https://x.example/?a=1&amp;b=2|Label>': link('https://x.example/?a=1&amp;b=2', 'Label'),
  'See https://x.example/y.': `See ${link('https://x.example/y', 'https://x.example/y')}.`,
  '<mailto:ann@x.example|mail>': link('mailto:ann@x.example', 'mail'),
  '<javascript:alert(1)|run>': '<span>run</span>',
  '<slack://open|open>': '<span>open</span>',
  '<nowhere.example|Label> <|>': '<span>Label</span> &lt;|&gt;',
  '<@U0> <!here> <!subteam^S1> <!subteam^S9|@x>':
    '<span>@U0</span> <span>@here</span> <span>@crew</span> <span>@S9</span>',
  '<!date^1720710212^{date_num} {time}^https://x.example/|then>': link(
    'https://x.example/',
    '<time datetime="2024-07-11T15:03:32.000Z">2024-07-11 15:03</time>',
  ),
  '<!date^1720623812^{date_short_pretty}, {ago}|then>':
    '<time datetime="2024-07-10T15:03:32.000Z">yesterday, 24 hours ago</time>',
  '<!date^soon^{date}|then>': 'then',
  ':wave: :wave::skin-tone-3: :hi: :nosuch: 10:30:45':
    '<span>👋</span> <span>👋🏼</span> <span>👋</span> :nosuch: 10:30:45',
  ':store:': '<img alt=":store:" src="https://pictures.example/shop.png">',
  '- one\n- two': '- one\n- two',
};

/** Those that are more than a line. */
const PARTS: Readonly<Record<string, string>> = {
  'said\n> one\n> two\nthen\n>>> all\nof it':
    '<div>said</div><blockquote>one\ntwo</blockquote><div>then</div><blockquote>all\nof it</blockquote>',
  'run ```\n*a* &amp; b\n```tail': '<div>run </div><figure><pre>*a* &amp; b</pre></figure><div>tail</div>',
};

const words = (text: string, style: JsonObject = {}): JsonObject => ({ type: 'text', text, style });
const list = (more: JsonObject, ...items: string[]): JsonObject => ({
  type: 'rich_text_list',
  ...more,
  elements: items.map(item => ({ type: 'rich_text_section', elements: [words(item)] })),
});

/** Elements of rich text, and what they are drawn by. */
const RICH: readonly (readonly [element: JsonObject, html: string])[] = [
  [
    {
      type: 'rich_text_section',
      elements: [
        words('a', { bold: true, italic: true, strike: true, code: true }),
        words('b', { underline: true, highlight: true }),
        { type: 'user', user_id: 'U0', style: { bold: true } },
        { type: 'date', timestamp: 1_720_710_212, format: '{date} {time}', timezone: 'Pacific/Kiritimati' },
        { type: 'date', timestamp: 1_720_710_212, format: '{date_pretty} {time}', timezone: 'Nowhere/At_all' },
        { type: 'citation', url: 'https://x.example/', text: 'x', index: 2 },
      ],
    },
    '<div><strong><em><s><code>a</code></s></em></strong><u><mark>b</mark></u><strong><span>@U0</span></strong>' +
      '<time datetime="2024-07-11T15:03:32.000Z">July 12th, 2024 05:03</time>' +
      '<time datetime="2024-07-11T15:03:32.000Z">today 15:03</time>' +
      `<sup>${link('https://x.example/', '[2]')}</sup></div>`,
  ],
  [
    list({ style: 'ordered', indent: 1, offset: 3 }, 'd', 'e'),
    '<div><ol start="4" style="margin-inline-start: 1.75rem;"><li>d</li><li>e</li></ol></div>',
  ],
  [list({ style: 'bullet' }, 'f'), '<div><ul style="margin-inline-start: 0rem;"><li>f</li></ul></div>'],
  [
    { type: 'rich_text_preformatted', language: 'js', elements: [words('g')] },
    '<figure><figcaption>js</figcaption><pre>g</pre></figure>',
  ],
];

const MARKDOWN: Readonly<Record<string, string>> = {
  '# One\n\n#### Four': '<h3>One</h3><h6>Four</h6>',
  '**a** *b* ~~c~~ `d` \\* [e](https://x.example/) [f](javascript:alert)': `<p><strong>a</strong> <em>b</em> <s>c</s> <code>d</code> * ${link('https://x.example/', 'e')} <span>f</span></p>`,
  '3. x\n4. y': '<ol start="3"><li>x</li><li>y</li></ol>',
  '- [x] done': '<ul><li><input disabled="" aria-label="Done" type="checkbox" checked="">done</li></ul>',
  '> said': '<blockquote><p>said</p></blockquote>',
  '```js\n<b>\n```': '<pre>&lt;b&gt;</pre>',
  '<img src=x onerror=alert(1)>': '&lt;img src=x onerror=alert(1)&gt;',
  'For <@U0> :tada: &amp; ![roof](https://x.example/roof.png)': `<p>For <span>@U0</span> <span>🎉</span> &amp; ${link('https://x.example/roof.png', 'roof')}</p>`,
};

describeInBrowser('the markup of the page', browser => {
  const drawnBy = (blocks: readonly JsonObject[]): Promise<string[]> =>
    new Promise((resolve, reject) => {
      ToldPage.run(browser(), {}, async told => {
        await told.show(blocks);
        resolve(await told.drawn());
      }).catch(reject);
    });

  it('is what Slack makes of it', async () => {
    const drawn = await drawnBy([...Object.keys(MRKDWN), ...Object.keys(PARTS)].map(text => sectionOf(markup(text))));

    const lines = Object.values(MRKDWN).map(html => `<div>${html}</div>`);
    expect(drawn).toEqual([...lines, ...Object.values(PARTS)].map(html => `<div><div><div>${html}</div></div></div>`));
  });

  it('is left alone where the text is plain or verbatim, but for emoji', async () => {
    const drawn = await drawnBy([
      sectionOf(plain('*a* <@U0> &amp; :wave: https://x.example')),
      sectionOf({ ...plain(':wave:'), emoji: false }),
      sectionOf({ ...markup('*a* https://x.example'), verbatim: true }),
    ]);

    expect(drawn.map(html => html.replaceAll(/^(?:<div>)+|(?:<\/div>)+$/g, ''))).toEqual([
      '<span>*a* &lt;@U0&gt; &amp;amp; <span>👋</span> https://x.example</span>',
      '<span>:wave:</span>',
      '<strong>a</strong> https://x.example',
    ]);
  });

  it('is rich text as the app or a person composed it', async () => {
    const drawn = await drawnBy(RICH.map(([element]) => ({ type: 'rich_text', elements: [element] })));

    expect(drawn).toEqual(RICH.map(([, html]) => `<div>${html}</div>`));
  });

  it('is Markdown where the block says so', async () => {
    const drawn = await drawnBy(Object.keys(MARKDOWN).map(text => ({ type: 'markdown', text })));

    expect(drawn).toEqual(Object.values(MARKDOWN).map(html => `<div>${html}</div>`));
  });
});

const sectionOf = (text: JsonObject): JsonObject => ({ type: 'section', text });
