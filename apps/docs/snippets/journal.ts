import { Injectable } from '@nestjs/common';

/** What has happened, written down. */
@Injectable()
export class Journal {
  readonly notes: string[] = [];

  note(text: string): Promise<void> {
    this.notes.push(text);
    return Promise.resolve();
  }
}
