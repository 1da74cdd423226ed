import { Injectable } from '@nestjs/common';

/** A list of notes. */
@Injectable()
export class Journal {
  readonly notes: string[] = [];

  note(text: string): Promise<void> {
    this.notes.push(text);
    return Promise.resolve();
  }
}
