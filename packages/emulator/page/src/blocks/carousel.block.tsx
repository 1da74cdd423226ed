import { useRef } from 'react';
import { objectsAt, stringAt } from '../../../src/json.js';
import { Button } from '../ui/button.js';
import type { BlockKind, BlockProps } from './block-kind.js';
import { Block } from './block.js';
import css from './carousel.module.css';

export const kind: BlockKind = { type: 'carousel', Block: Carousel };

/** Cards side by side, which are pushed along by hand or by the buttons. */
function Carousel({ block }: BlockProps) {
  const track = useRef<HTMLElement>(null);
  const cards = objectsAt(block, 'elements');
  const push = (ways: 1 | -1): void => {
    const { current } = track;
    current?.scrollBy({ left: ways * Math.max(current.clientWidth - 48, 120), behavior: 'smooth' });
  };
  return (
    <div className={css.carousel}>
      <section ref={track} className={css.track} aria-label="Cards" tabIndex={0}>
        {cards.map((card, index) => (
          <div key={stringAt(card, 'block_id') ?? index} className={css.card}>
            <Block block={card} />
          </div>
        ))}
      </section>
      {cards.length > 1 && (
        <div className={css.buttons}>
          <Button aria-label="Earlier cards" onClick={() => push(-1)}>
            ‹
          </Button>
          <Button aria-label="Later cards" onClick={() => push(1)}>
            ›
          </Button>
        </div>
      )}
    </div>
  );
}
