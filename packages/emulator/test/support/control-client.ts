import { Ajv2020 } from 'ajv/dist/2020.js';
import type { SlackEmulator } from '../../src/index.js';
import { isJsonObject, objectAt, stringAt, type JsonObject } from '../../src/json.js';

/** What came back from the control API. */
export interface ControlAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
}

/** What is sent along: what stands in the path, then in the query, then in the body. */
export interface Sent {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The text at a place within a value that came from outside; empty when there is none. */
export function textIn(value: unknown, ...path: readonly string[]): string {
  const found = path.reduce<unknown>((at, key) => (isJsonObject(at) ? at[key] : undefined), value);
  return typeof found === 'string' ? found : '';
}

/** Asks the control API what its OpenAPI document says can be asked, and holds each answer against that. */
export class ControlClient {
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false });
  /** The operations that were asked for and granted. */
  readonly asked = new Set<string>();

  private constructor(
    private readonly slack: SlackEmulator,
    readonly document: JsonObject,
  ) {
    this.#ajv.addSchema({ $id: 'api', ...document });
  }

  static async of(slack: SlackEmulator): Promise<ControlClient> {
    const document: unknown = await (await fetch(`${slack.controlUrl}openapi.json`)).json();
    if (!isJsonObject(document)) throw new Error('The OpenAPI document is no object.');
    return new ControlClient(slack, document);
  }

  /** The names of the operations whose tag is meant. */
  operationsOf(isMeant: (tag: string) => boolean): string[] {
    return this.#all()
      .filter(({ tags }) => tags.some(isMeant))
      .map(({ id }) => id);
  }

  /** Asks for an operation by its name. @throws Error when the answer is not as the document says */
  async ask(id: string, sent: Sent = {}): Promise<ControlAnswer> {
    const operation = this.#all().find(each => each.id === id);
    if (!operation) throw new Error(`The document has no operation "${id}".`);
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(sent.path?.[name] ?? ''),
    );
    const url = new URL(this.slack.controlUrl.replace(/\/$/, path));
    for (const [name, value] of Object.entries(sent.query ?? {})) url.searchParams.set(name, value);
    const body = sent.body === undefined ? {} : { body: JSON.stringify(sent.body) };
    const response = await fetch(url, { method: operation.method.toUpperCase(), ...body });
    const type = response.headers.get('content-type') ?? '';
    const answer = { status: response.status, type, body: await response.json() };
    this.#hold(operation, answer);
    if (response.ok) this.asked.add(id);
    return answer;
  }

  /** Asks for an operation and expects that it is granted. @returns the body, which must be an object */
  async done(id: string, sent: Sent = {}): Promise<JsonObject> {
    const { status, body } = await this.ask(id, sent);
    if (status === 200 && isJsonObject(body)) return body;
    throw new Error(`${id} answered ${status}: ${JSON.stringify(body)}`);
  }

  #hold({ path, method, id }: Operation, { status, type, body }: ControlAnswer): void {
    const code = status === 200 ? '200' : 'default';
    const [media = ''] = type.split(';');
    const pointer = ['paths', path, method, 'responses', code, 'content', media, 'schema']
      .map(part => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const validate = this.#ajv.compile({ $ref: `api#/${pointer}` });
    if (!validate(body)) throw new Error(`${id}: ${this.#ajv.errorsText(validate.errors)} in ${JSON.stringify(body)}`);
  }

  #all(): Operation[] {
    return Object.entries(objectAt(this.document, 'paths') ?? {}).flatMap(([path, item]) =>
      Object.entries(isJsonObject(item) ? item : {}).flatMap(([method, operation]) => {
        const id = isJsonObject(operation) ? stringAt(operation, 'operationId') : undefined;
        const tags = isJsonObject(operation) && Array.isArray(operation.tags) ? operation.tags.map(String) : [];
        return id === undefined ? [] : [{ path, method, id, tags }];
      }),
    );
  }
}

interface Operation {
  readonly path: string;
  readonly method: string;
  readonly id: string;
  readonly tags: readonly string[];
}
