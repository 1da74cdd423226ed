import { useEffect } from 'react';

const EVERY_MS = 1000;

/** Looks something up at once, and each second, as long as the component is there. */
export function useLooking(look: () => Promise<void>): void {
  useEffect(() => {
    let next: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    // The next question waits for the answer to this one, however long that takes.
    const again = async (): Promise<void> => {
      await look();
      if (!isOver) next = setTimeout(() => void again(), EVERY_MS);
    };
    void again();
    return () => {
      isOver = true;
      clearTimeout(next);
    };
  }, [look]);
}
