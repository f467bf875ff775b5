import { expect } from '@open-wc/testing';
import type axeCore from 'axe-core';
import 'axe-core/axe.min.js';
import { type Gallery, showStates } from './helpers/states.js';

declare global {
  var axe: typeof axeCore;
}

const root = document.documentElement;

let gallery: Gallery;

before(async () => {
  gallery = await showStates();
});

after(() => {
  gallery.page.remove();
  root.removeAttribute('style');
});

for (const [theme, rule] of [
  ['default', 'color-contrast'],
  ['terminal', 'color-contrast'],
  ['soft', 'color-contrast'],
  ['high-contrast', 'color-contrast-enhanced'],
] as const) {
  describe(`the theme ${theme}`, () => {
    const { href } = new URL(`../demo/themes/${theme}.css`, import.meta.url);
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });

    before(async () => {
      await new Promise((resolve) => {
        link.addEventListener('load', resolve);
        document.head.append(link);
      });
      for (const element of gallery.elements) element.className = theme;
    });

    it('has no rule that the browser does not understand', async () => {
      const css = await (await fetch(href)).text();
      const { cssRules } = link.sheet!.cssRules[0] as CSSStyleRule;
      expect(cssRules.length + 1).to.equal(css.match(/{/g)!.length);
    });

    for (const scheme of ['light', 'dark']) {
      it(`has text that can be read in every state, ${scheme}`, async () => {
        root.style.cssText = `color-scheme: ${scheme}; color: CanvasText; background: Canvas`;
        for (const { shadowRoot } of gallery.elements) {
          for (const animation of shadowRoot!.getAnimations()) animation.cancel();
        }
        const { violations, incomplete, passes } = await axe.run(gallery.page, {
          runOnly: { type: 'rule', values: [rule] },
        });
        const found = [...violations, ...incomplete].flatMap(({ nodes }) =>
          nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
        );
        expect(found).to.deep.equal([]);
        expect(passes[0]?.nodes.length).to.be.above(gallery.elements.length);
      });
    }
  });
}
