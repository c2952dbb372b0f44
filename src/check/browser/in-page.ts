/**
 * These functions run inside the page: each is sent to the browser as its own text, so it must not use anything
 * outside itself.
 */

/** An element as the page shows it; `offset` is where it starts in the HTML. */
export interface Seen {
  offset: number;
  text: string;
  width: number;
  height: number;
}

export interface Violation {
  id: string;
  help: string;
  nodes: {
    offset: number;
    text: string;
    contrast?: { fgColor: string; bgColor: string; contrastRatio: number; expectedContrastRatio: string };
  }[];
}

/** The outermost elements that stick out to the right of the window. */
export const seeOverflow = (windowWidth: number): Seen[] => {
  if (document.documentElement.scrollWidth <= windowWidth + 1) return [];
  const wide = [...document.querySelectorAll<HTMLElement>('[data-galley]')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.right > windowWidth + 1 && box.width > windowWidth + 1;
  });
  // The innermost ones are the cause; what is around them only follows.
  return wide
    .filter((element) => !wide.some((other) => other !== element && element.contains(other)))
    .slice(0, 5)
    .map((element) => {
      const { width, height } = element.getBoundingClientRect();
      return {
        offset: Number(element.dataset.galley),
        text: (element.textContent ?? '').trim().slice(0, 60),
        width: Math.round(width),
        height: Math.round(height),
      };
    });
};

/** Links and buttons outside prose that are small and have another close by (WCAG 2.5.8). */
export const seeTargets = (least: number): Seen[] => {
  const visible = (element: Element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 0 && box.height > 0 && style.visibility !== 'hidden' && Number(style.opacity) > 0;
  };
  const inProse = (element: Element) => {
    let block = element.parentElement;
    while (block && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    let words = block?.textContent ?? '';
    for (const link of block?.querySelectorAll('a[href], button') ?? [])
      words = words.replace(link.textContent ?? '', '');
    return /\p{L}.*\p{L}.*\p{L}/su.test(words);
  };
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button')].filter(visible);
  const boxes = all.map((element) => ({ element, box: element.getBoundingClientRect() }));
  const small = boxes.filter(
    ({ element, box }) => (box.width < least || box.height < least) && !inProse(element),
  );
  return small
    .filter(({ element, box }) => {
      const x = box.left + box.width / 2;
      const y = box.top + box.height / 2;
      return boxes.some(({ element: other, box: near }) => {
        if (other === element || other.contains(element) || element.contains(other)) return false;
        const dx = Math.max(near.left - x, 0, x - near.right);
        const dy = Math.max(near.top - y, 0, y - near.bottom);
        return Math.hypot(dx, dy) < least / 2;
      });
    })
    .slice(0, 10)
    .map(({ element, box }) => ({
      offset: Number(element.closest<HTMLElement>('[data-galley]')?.dataset.galley ?? 0),
      text: (element.textContent ?? '').trim().slice(0, 60),
      width: Math.round(box.width),
      height: Math.round(box.height),
    }));
};

/** The innermost table cells taller than a limit. */
export const seeTall = (most: number): Seen[] => {
  const tall = [...document.querySelectorAll<HTMLElement>('td[data-galley], th[data-galley]')].filter(
    (cell) => cell.getBoundingClientRect().height > most,
  );
  return tall
    .filter((cell) => !tall.some((other) => other !== cell && cell.contains(other)))
    .slice(0, 5)
    .map((cell) => {
      const { width, height } = cell.getBoundingClientRect();
      return {
        offset: Number(cell.dataset.galley),
        text: (cell.textContent ?? '').trim().slice(0, 60),
        width: Math.round(width),
        height: Math.round(height),
      };
    });
};

/** What axe, loaded before, finds; its nodes by the offsets of their elements. */
export const seeViolations = async (options: object): Promise<Violation[]> => {
  interface AxeNode {
    element?: Element;
    any: { data?: Violation['nodes'][number]['contrast'] }[];
  }
  const { axe } = window as unknown as {
    axe: {
      run(
        root: Document,
        options: object,
      ): Promise<{ violations: { id: string; help: string; nodes: AxeNode[] }[] }>;
    };
  };
  const { violations } = await axe.run(document, {
    elementRef: true,
    resultTypes: ['violations'],
    ...options,
  });
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map(({ element, any }) => {
      const holder = element?.closest<HTMLElement>('[data-galley]');
      const contrast = any[0]?.data;
      return {
        offset: Number(holder?.dataset.galley ?? 0),
        text: (element?.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60),
        ...(contrast && { contrast }),
      };
    }),
  }));
};
