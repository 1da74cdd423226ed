import { useRef } from 'react';
import { objectsAt, stringAt } from '../../../src/json.js';
import { Button } from '../ui/button.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import { Block } from './blocks.js';
import css from './carousel.module.css';

export default { type: 'carousel', Block: Carousel } satisfies BlockKind;

/** Cards in a row that scrolls horizontally. */
function Carousel({ block }: BlockProps) {
  const track = useRef<HTMLElement>(null);
  const cards = objectsAt(block, 'elements');
  const push = (direction: 1 | -1): void => {
    const { current } = track;
    current?.scrollBy({ left: direction * Math.max(current.clientWidth - 48, 120), behavior: 'smooth' });
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
          <Button aria-label="Previous cards" onClick={() => push(-1)}>
            ‹
          </Button>
          <Button aria-label="Next cards" onClick={() => push(1)}>
            ›
          </Button>
        </div>
      )}
    </div>
  );
}
