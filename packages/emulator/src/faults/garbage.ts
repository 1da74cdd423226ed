/** Frames that mean nothing, by what is wrong with them. A Buffer is a binary frame. */
export const garbageFrames = {
  empty: '',
  broken_json: '{"envelope_id":"broken","type":"events_api","payload":{',
  no_json: 'upstream connect error or disconnect/reset before headers',
  null: 'null',
  list: '[]',
  number: '42',
  text: '"hello"',
  empty_object: '{}',
  unknown_type: '{"type":"unheard_of"}',
  type_of_no_text: '{"type":{"hello":true}}',
  disconnect_without_reason: '{"type":"disconnect"}',
  payload_without_envelope_id: '{"type":"events_api","payload":{"type":"event_callback"}}',
  envelope_id_of_no_text: '{"envelope_id":42,"type":"events_api","payload":{}}',
  binary: Buffer.from([0, 1, 2, 0xff]),
  binary_hello: Buffer.from('{"type":"hello","num_connections":1}'),
} as const satisfies Readonly<Record<string, string | Buffer>>;

/** What is wrong with a frame. */
export type GarbageKind = keyof typeof garbageFrames;
