import { expect } from '@open-wc/testing';
import { axeFindings } from './helpers/axe.js';
import { has, needs } from './helpers/floor.js';
import { type Gallery, showStates } from './helpers/states.js';

const root = document.documentElement;

let gallery: Gallery;

before(async function () {
  this.timeout(30_000);
  gallery = await showStates();
});

after(() => {
  gallery.page.remove();
  root.removeAttribute('style');
  root.dir = '';
});

for (const [theme, contrast] of [
  ['default', 'color-contrast'],
  ['terminal', 'color-contrast'],
  ['soft', 'color-contrast'],
  ['high-contrast', 'color-contrast-enhanced'],
] as const) {
  describe(`the theme ${theme}`, () => {
    // Without it, the theme does not apply, and the element keeps its own colors.
    const rule = has(':state()') ? contrast : 'color-contrast';
    const { href } = new URL(`../demo/themes/${theme}.css`, import.meta.url);
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });

    before(async () => {
      await new Promise((resolve) => {
        link.addEventListener('load', resolve);
        document.head.append(link);
      });
      for (const element of gallery.elements) element.className = theme;
    });

    it('has only rules that the browser understands', async function () {
      needs(this, ':state()');
      const css = await (await fetch(href)).text();
      const countOf = ({ cssRules }: { cssRules: CSSRuleList }): number =>
        [...cssRules].reduce(
          (sum, rule) => sum + 1 + ('cssRules' in rule ? countOf(rule as CSSStyleRule) : 0),
          0,
        );
      expect(countOf(link.sheet!)).to.equal(css.match(/{/g)!.length);
    });

    for (const scheme of ['light', 'dark']) {
      for (const dir of ['ltr', 'rtl']) {
        it(`leaves nothing for axe to find in any state, ${scheme}, ${dir}`, async () => {
          root.style.cssText = `color-scheme: ${scheme}; color: CanvasText; background: Canvas`;
          root.dir = dir;
          for (const { shadowRoot } of gallery.elements) {
            for (const animation of shadowRoot!.getAnimations()) animation.cancel();
          }
          const { violations, undecided, contrasts } = await axeFindings(gallery.page, rule);
          expect([...violations, ...undecided]).to.deep.equal([]);
          expect(contrasts).to.be.above(gallery.elements.length);
        }).timeout(30_000);
      }
    }
  });
}
