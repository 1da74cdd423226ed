import { isJsonObject, parseJson, type JsonObject } from '../json.js';
import { SlackRefusal } from '../workspace/refusal.js';

/** The arguments of a call, whichever way they came: in a form or a query everything is text, in JSON it is not. */
export class Arguments {
  constructor(readonly raw: JsonObject) {}

  /** The same arguments with another one. */
  with(name: string, value: string): Arguments {
    return new Arguments({ ...this.raw, [name]: value });
  }

  /** @throws SlackRefusal `invalid_arguments` when it is no text */
  text(name: string): string | undefined {
    const value = this.raw[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string') throw invalid(`must be a string: ${name}`);
    return value;
  }

  /** @throws SlackRefusal `invalid_arguments` when it is missing or empty */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === '') throw invalid(`missing required field: ${name}`);
    return value;
  }

  flag(name: string): boolean {
    const value = this.raw[name];
    return value === true || value === 1 || value === 'true' || value === '1';
  }

  /** @throws SlackRefusal `invalid_arguments` when it is no whole number */
  wholeNumber(name: string): number | undefined {
    const value = this.raw[name];
    if (value === undefined || value === null || value === '') return undefined;
    const number = Number(value);
    if (!Number.isInteger(number) || number < 0) throw invalid(`must be a whole number: ${name}`);
    return number;
  }

  /** A list of ids, written with commas or as a JSON list. */
  list(name: string): string[] {
    const value = this.json(name);
    const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
    return parts.map(part => String(part).trim()).filter(part => part !== '');
  }

  /** Structured data, which a form carries as JSON text. What is no JSON stays the text it is. */
  json(name: string): unknown {
    const value = this.raw[name];
    if (typeof value !== 'string') return value ?? undefined;
    return parseJson(value) ?? value;
  }

  /** @throws SlackRefusal `invalid_arguments` when it is missing or no object */
  object(name: string): JsonObject {
    const value = this.json(name);
    if (value === undefined) throw invalid(`missing required field: ${name}`);
    if (!isJsonObject(value)) throw invalid(`must be an object: ${name}`);
    return value;
  }
}

function invalid(message: string): SlackRefusal {
  return new SlackRefusal('invalid_arguments', { messages: [`[ERROR] ${message}`] });
}
