import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { isJsonObject, stringAt, type JsonObject } from '../../src/json.js';
import { ControlClient, textIn, type ControlAnswer } from '../support/control-client.js';
import { RawApp } from '../support/raw-app.js';

let slack: SlackEmulator;
let control: ControlClient;

beforeAll(async () => {
  slack = await SlackEmulator.start({ control: true });
  control = await ControlClient.of(slack);
});

afterAll(() => slack.close());

async function upload(name: string, body: string | Uint8Array<ArrayBuffer>): Promise<[number, JsonObject]> {
  const url = `${slack.controlUrl}people/ann/files?name=${encodeURIComponent(name)}`;
  const response = await fetch(url, { method: 'POST', body });
  const answer: unknown = await response.json();
  return [response.status, isJsonObject(answer) ? answer : {}];
}

const typeOf = async (name: string, body: string | Uint8Array<ArrayBuffer>): Promise<unknown> =>
  (await upload(name, body))[1].mimetype;

const share = (body: JsonObject): Promise<ControlAnswer> => control.ask('share', { path: { person: 'ann' }, body });

const download = (id = ''): Promise<Response> => fetch(`${slack.controlUrl}files/${id}`);

describe('an upload', () => {
  it('takes bytes as they are, of 64 MiB at most', async () => {
    const bytes = Uint8Array.from([0, 255, 10, 123]);
    const [status, file] = await upload('a.bin', bytes);

    expect([status, file]).toMatchObject([200, { name: 'a.bin', size: 4, user: slack.user('ann').id }]);
    expect(new Uint8Array(await (await download(stringAt(file, 'id'))).arrayBuffer())).toEqual(bytes);
    expect(await upload('big', new Uint8Array(67_108_865))).toMatchObject([
      413,
      { kind: 'too_large', detail: expect.stringContaining('64 MiB') },
    ]);
    expect(await upload('none', '')).toMatchObject([200, { size: 0 }]);
  });

  it('is of the type that its name says, else text where it is some; the timeline names it and who it is from', async () => {
    expect(await typeOf('error.log', 'It broke: ä')).toBe('text/plain');
    expect(slack.timeline.tail(1)).toMatchObject([{ who: 'ann', text: 'created file error.log' }]);
    expect(await typeOf('a.csv', 'a;b')).toBe('text/csv');
    expect(await typeOf('core', Uint8Array.from([65, 0, 66]))).toBe('application/octet-stream');
    expect(await typeOf('latin1.log', Uint8Array.from([228]))).toBe('application/octet-stream');
  });

  it.each([
    ['../../etc/passwd', '.._.._etc_passwd'],
    ['a\r\nb\u0000.txt', 'a__b_.txt'],
    ['invoice\u202Egnp.exe', 'invoice_gnp.exe'],
    [`${'x'.repeat(300)}.txt`, `${'x'.repeat(251)}.txt`],
    ['Grüße 👋.txt', 'Grüße 👋.txt'],
  ])('of %j is called so that it is but a name', async (name, called) => {
    expect(await upload(name, 'x')).toMatchObject([200, { name: called, title: called }]);
  });

  it('without a name is refused', async () => {
    expect(await upload(' ', 'x')).toMatchObject([400, { faults: [{ at: '/query/name' }] }]);
  });

  it('is shared with others by its id, all with one message', async () => {
    const files = [(await upload('a.txt', 'a'))[1], (await upload('b.png', 'b'))[1]].map(file => textIn(file, 'id'));
    expect((await share({ place: 'general', files, text: 'Two' })).body).toMatchObject({
      text: 'Two',
      files: [{ name: 'a.txt' }, { name: 'b.png' }],
    });
    expect(await share({ place: 'general', files: ['F0'] })).toMatchObject({
      status: 422,
      body: { detail: 'ann has uploaded no file "F0": upload it first.' },
    });
    const file = { name: 'c', content: 'c' };
    for (const wrong of [{}, { files, file }, { files: [] }]) {
      expect((await share({ place: 'general', ...wrong })).status).toBe(400);
    }
    await expect(slack.user('ann').share('general', [])).rejects.toThrow('ann shares no file');
  });
});

describe('a download', () => {
  it.each([
    ['a.png', 'image/png', 'inline'],
    ['a.GIF', 'image/gif', 'inline'],
    ['a.svg', 'application/octet-stream', 'attachment'],
    ['a.html', 'application/octet-stream', 'attachment'],
    ['a.pdf', 'application/octet-stream', 'attachment'],
    ['a', 'application/octet-stream', 'attachment'],
  ])('of %s is %s, %s', async (name, type, how) => {
    const [, file] = await upload(name, '<script>alert(1)</script>');
    const { headers } = await download(stringAt(file, 'id'));

    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toBe(`${how}; filename*=UTF-8''${name}`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('has whatever name the file has, in its header', async () => {
    const [, file] = await upload(`"a"; ä*('x').txt`, 'x');
    const { headers } = await download(stringAt(file, 'id'));

    expect(headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''%22a%22%3B%20%C3%A4%2A%28%27x%27%29.txt",
    );
  });

  it('of what is not here says so', async () => {
    const app = new RawApp(slack);
    const { body } = await app.call('files.remote.add', {
      external_id: 'e',
      title: 'Far',
      external_url: 'https://f.test',
    });

    expect((await download(textIn(body, 'file', 'id'))).status).toBe(422);
    const none = await download('F0');
    expect([none.status, await none.json()]).toMatchObject([404, { detail: expect.stringContaining('no file F0') }]);
  });
});
