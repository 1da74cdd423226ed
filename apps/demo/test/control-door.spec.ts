import { EventEmitter, once } from 'node:events';
import { request, type RequestOptions } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { ControlDoor } from '../src/control/control-door.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const POST = { method: 'POST', headers: JSON_TYPE };
const OPEN: RequestOptions = POST;

/** Asks the door, with any headers: a browser's own client would forbid some. */
function ask(port: number, options: RequestOptions, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, ...options }, response => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    call.on('error', reject).end(body);
  });
}

/** A door with a note of each act behind it. */
async function openDoor(perform = async (): Promise<string[]> => ['done']) {
  const acts: string[] = [];
  const door = await ControlDoor.open(0, act => {
    acts.push(act.act);
    return perform();
  });
  return { port: door.port, acts, [Symbol.asyncDispose]: () => door.close() };
}

describe('the control door', () => {
  it('takes a JSON list of words', async () => {
    await using door = await openDoor();

    expect(await ask(door.port, OPEN, '["home","ann"]')).toEqual({ status: 200, text: '{"ok":true,"lines":["done"]}' });
    expect(door.acts).toEqual(['home']);
  });

  it.each([
    ['a form, as any page can post it', { method: 'POST', headers: { 'content-type': 'text/plain' } }, 415],
    ['a page of another origin', { ...OPEN, headers: { ...JSON_TYPE, origin: 'https://example.com' } }, 403],
    ['a name that was made to point here', { ...OPEN, headers: { ...JSON_TYPE, host: 'example.com' } }, 403],
    ['a name that begins like ours', { ...OPEN, headers: { ...JSON_TYPE, host: 'localhost.example.com' } }, 403],
  ])('refuses %s', async (_, options: RequestOptions, status) => {
    await using door = await openDoor();

    expect((await ask(door.port, options, '["home","ann"]')).status).toBe(status);
    expect(door.acts).toEqual([]);
  });

  it('refuses GET', async () => {
    await using door = await openDoor();

    expect((await ask(door.port, { method: 'GET' }, '')).status).toBe(405);
  });

  it.each([
    ['no JSON', 'home ann'],
    ['no list', '{"act":"home"}'],
    ['a list of more than words', '["home",1]'],
    ["an act that there isn't", '["dance","ann"]'],
  ])('refuses a body that is %s', async (_, body) => {
    await using door = await openDoor();

    expect((await ask(door.port, OPEN, body)).status).toBe(400);
    expect(door.acts).toEqual([]);
  });

  it('refuses a body of more than 64 KiB', async () => {
    await using door = await openDoor();

    const { status } = await ask(door.port, OPEN, JSON.stringify(['say', 'ann', 'general', 'x'.repeat(70_000)]));

    expect(status).toBe(413);
  });

  it('says that it is there before the act is done', async () => {
    const act = new EventEmitter();
    await using door = await openDoor(async () => (await once(act, 'end')).map(String));

    const response = await fetch(`http://127.0.0.1:${door.port}/`, { ...POST, body: '["home","ann"]' });
    act.emit('end', 'done at last');

    expect(await response.json()).toEqual({ ok: true, lines: ['done at last'] });
  });

  it('tells why an act could not be done', async () => {
    await using door = await openDoor(() => Promise.reject(new Error('Nobody is there.')));

    expect((await ask(door.port, OPEN, '["home","ann"]')).text).toBe('{"ok":false,"lines":["Nobody is there."]}');
  });

  it('says what to do when its port is taken', async () => {
    await using door = await openDoor();

    await expect(ControlDoor.open(door.port, async () => [])).rejects.toThrow(
      `Port ${door.port} is taken, perhaps by another demo: end that one, or set DEMO_PORT for both terminals.`,
    );
  });
});
