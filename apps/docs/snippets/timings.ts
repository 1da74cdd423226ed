import { Injectable } from '@nestjs/common';

/** How long handlers took, by what they handled. */
@Injectable()
export class Timings {
  readonly all: { readonly kind: string; readonly ms: number }[] = [];

  add(kind: string, ms: number): void {
    this.all.push({ kind, ms });
  }
}
