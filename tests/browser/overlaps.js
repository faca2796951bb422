// Looks for text that lies over other text. Runs in the page: it must name nothing outside of itself.

/** Pairs of texts whose letters share a place: `"¶4" over "The council"`, ten at most. */
export function overlaps() {
  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
    && !element.closest('.visually-hidden, [popover]:not(:popover-open), .skip, option')
    && getComputedStyle(element).clipPath === 'none';
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('script, style, noscript, title, .table-scroll') || !isShown(element)) continue;
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      // A line box is taller than its letters: what counts is the middle half.
      const slack = (bottom - top) / 4;
      if (right - left > 1) boxes.push({ left, right, top: top + slack, bottom: bottom - slack, node });
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  const found = [];
  const words = ({ node }) => JSON.stringify(node.data.trim().slice(0, 30));
  for (let i = 0; i < boxes.length && found.length < 10; i += 1) {
    for (let j = i + 1; j < boxes.length && boxes[j].top < boxes[i].bottom; j += 1) {
      const [one, other] = [boxes[i], boxes[j]];
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - other.top;
      if (across > 2 && down > 2 && one.node !== other.node) found.push(`${words(one)} over ${words(other)}`);
    }
  }
  return found;
}
