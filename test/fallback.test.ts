import { expect, fixtureSync } from '@open-wc/testing';
import { html } from './helpers/page.js';

/** Opens one of the test pages in a frame. Returns it with the content to show if the element does not work. */
async function open(page: string): Promise<{ document: Document; fallback: HTMLElement }> {
  const frame = fixtureSync<HTMLIFrameElement>(html`<iframe src="/test/pages/${page}.html"></iframe>`);
  await new Promise((resolve) => (frame.onload = resolve));
  const document = frame.contentDocument!;
  return { document, fallback: document.querySelector('p')! };
}

describe('the fallback content in the tag', () => {
  it('appears after a while if the element is not defined', async () => {
    const { document, fallback } = await open('fallback');
    const { visibility } = getComputedStyle(fallback);
    expect(visibility, 'at first').to.equal('hidden');
    for (const animation of document.getAnimations()) animation.finish();
    expect(getComputedStyle(fallback).visibility, 'in the end').to.equal('visible');
    expect(fallback.getClientRects()).to.have.lengthOf(1);
  });

  it('never appears if the element is defined', async () => {
    const { fallback } = await open('fallback-unused');
    expect(fallback.getClientRects()).to.have.lengthOf(0);
  });
});
