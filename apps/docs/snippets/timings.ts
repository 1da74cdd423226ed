import { Injectable } from '@nestjs/common';

/** The durations of handlers by the kind of payload. */
@Injectable()
export class Timings {
  readonly all: { readonly kind: string; readonly ms: number }[] = [];

  add(kind: string, ms: number): void {
    this.all.push({ kind, ms });
  }
}
