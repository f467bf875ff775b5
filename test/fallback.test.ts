import { expect, fixtureSync } from '@open-wc/testing';
import { html } from './helpers/page.js';

/** Opens one of the pages in a frame; returns it with what is to show where the element does not work. */
async function open(page: string): Promise<{ document: Document; fallback: HTMLElement }> {
  const frame = fixtureSync<HTMLIFrameElement>(html`<iframe src="/test/pages/${page}.html"></iframe>`);
  await new Promise((resolve) => (frame.onload = resolve));
  const document = frame.contentDocument!;
  return { document, fallback: document.querySelector('p')! };
}

describe('what the page puts into the tag', () => {
  it('appears after a while where the element is not defined', async () => {
    const { document, fallback } = await open('fallback');
    const { visibility } = getComputedStyle(fallback);
    expect(visibility, 'at first').to.equal('hidden');
    for (const animation of document.getAnimations()) animation.finish();
    expect(getComputedStyle(fallback).visibility, 'in the end').to.equal('visible');
    expect(fallback.getClientRects()).to.have.lengthOf(1);
  });

  it('never appears where it is', async () => {
    const { fallback } = await open('fallback-unused');
    expect(fallback.getClientRects()).to.have.lengthOf(0);
  });
});
