import { expect } from '@open-wc/testing';
import { executeServerCommand, resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { axeFindings } from './helpers/axe.js';
import { focusedPart, inputOf, part, until } from './helpers/page.js';
import { type Gallery, showStates } from './helpers/states.js';

const root = document.documentElement;

let gallery: Gallery;

before(async function () {
  this.timeout(30_000);
  gallery = await showStates();
});

after(() => {
  gallery.page.remove();
});

afterEach(() => {
  root.removeAttribute('style');
  root.dir = '';
  gallery.page.removeAttribute('style');
});

/** Gives the page a color scheme, as a broker's stylesheet does. */
function setScheme(scheme: string): void {
  const colors = scheme === 'dark' ? 'color: #eee; background: #121212' : 'color: #111; background: #fff';
  root.style.cssText = `color-scheme: ${scheme}; ${colors}`;
  endTransitions();
}

const animations = (): Animation[] => {
  root.getBoundingClientRect(); // so that pending animations have started
  return gallery.elements.flatMap(({ shadowRoot }) => shadowRoot!.getAnimations());
};

function endTransitions(): void {
  for (const animation of animations()) if (animation instanceof CSSTransition) animation.finish();
}

const styleOf = (element: Element | null | undefined, pseudo?: string): CSSStyleDeclaration =>
  getComputedStyle(element!, pseudo);
const pageColor = (): string => styleOf(root).backgroundColor;

const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

/** Red, green, and blue, from 0 to 255, of the colors painted on top of each other. */
function paint(...colors: string[]): number[] {
  for (const color of colors) {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
  }
  return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

/** Relative luminance, as WCAG defines it. */
function luminance(rgb: number[]): number {
  const [r, g, b] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Contrast ratio of a color, which may be translucent, on an opaque background. */
function contrast(color: string, background: string, opacity = 1): number {
  const under = paint(background);
  const over = paint(background, color).map((value, i) => opacity * value + (1 - opacity) * under[i]!);
  const [dark, light] = [luminance(under), luminance(over)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

describe('axe', () => {
  for (const scheme of ['light', 'dark']) {
    for (const dir of ['ltr', 'rtl']) {
      it(`finds nothing in any state, ${scheme}, ${dir}`, async () => {
        setScheme(scheme);
        root.dir = dir;
        const { violations, undecided, contrasts } = await axeFindings(gallery.page);
        expect(violations).to.deep.equal([]);
        expect(undecided).to.deep.equal([]);
        expect(contrasts).to.be.above(gallery.elements.length);
      }).timeout(30_000);
    }
  }

  it('would find text with too little contrast', async () => {
    setScheme('light');
    gallery.page.style.setProperty('--et-error-color', '#888');
    const { violations } = await axeFindings(gallery.page);
    expect(violations.join()).to.include('color-contrast');
  }).timeout(30_000);
});

for (const scheme of ['light', 'dark']) {
  describe(`the ${scheme} color scheme`, () => {
    beforeEach(() => setScheme(scheme));

    it('has a contrast of at least 4.5 for text', () => {
      const page = pageColor();
      const ready = gallery.at('ready, with slots');
      const field = styleOf(part(ready, 'field')).backgroundColor;
      const submit = styleOf(part(ready, 'submit'));
      const texts = {
        question: [styleOf(part(ready, 'question')).color, page],
        answer: [styleOf(inputOf(ready)).color, field],
        hint: [styleOf(ready.querySelector('[slot=hint]')).color, page],
        submit: [submit.color, submit.backgroundColor],
        error: [styleOf(part(gallery.at('ready, incorrect'), 'error')).color, page],
        retry: [styleOf(part(gallery.at('failed, timeout'), 'retry')).color, page],
        end: [styleOf(part(gallery.at('accepted'), 'status')).color, page],
      };
      for (const [name, [color, background]] of Object.entries(texts)) {
        expect(contrast(color!, background!), name).to.be.at.least(4.5);
      }
    });

    it('has a contrast of at least 3 for borders and icons', () => {
      const page = pageColor();
      const frame = styleOf(part(gallery.at('ready'), 'field'));
      const wrong = styleOf(part(gallery.at('ready, incorrect'), 'field'));
      const toggle = part(gallery.at('ready'), 'toggle')!;
      const icon = (name: string): string =>
        styleOf(gallery.at(name).shadowRoot!.querySelector('svg')).stroke;
      const shapes: Record<string, [color: string, background: string, opacity?: number]> = {
        frame: [frame.borderTopColor, page],
        'frame, inside': [frame.borderTopColor, frame.backgroundColor],
        'frame of a wrong answer': [wrong.borderTopColor, page],
        'frame of a wrong answer, inside': [wrong.borderTopColor, wrong.backgroundColor],
        toggle: [icon('ready'), frame.backgroundColor, Number(styleOf(toggle).opacity)],
        submit: [styleOf(part(gallery.at('ready'), 'submit')).backgroundColor, page],
        retry: [styleOf(part(gallery.at('failed, timeout'), 'retry')).borderTopColor, page],
        'error icon': [icon('failed, rejected'), page],
        tick: [icon('accepted'), page],
      };
      for (const [name, [color, background, opacity]] of Object.entries(shapes)) {
        expect(contrast(color, background, opacity), name).to.be.at.least(3);
      }
    });

    it('has a contrast of at least 3 for the focus ring', async () => {
      const field = styleOf(part(gallery.at('ready'), 'field')).backgroundColor;
      for (const [name, background] of [
        ['input', pageColor()],
        ['toggle', field],
        ['submit', pageColor()],
      ] as const) {
        expectRing(await focusByKeyboard('ready', name), background);
      }
      expectRing(await focusByKeyboard('ready, incorrect', 'input'), pageColor());
      expectRing(await focusByKeyboard('failed, timeout', 'retry'), pageColor());
    });
  });
}

/** Tabs from the field to the part, and returns the style of its focus ring. */
async function focusByKeyboard(state: string, name: string): Promise<CSSStyleDeclaration> {
  const element = gallery.at(state);
  if (!element.matches(':focus-within')) element.focus();
  for (let i = 0; i < 2 && focusedPart(element) !== name; i++) await sendKeys({ press: 'Tab' });
  endTransitions();
  // The ring of the input is around the whole field.
  return styleOf(part(element, name === 'input' ? 'field' : name));
}

function expectRing(
  { outlineStyle, outlineWidth, outlineColor }: CSSStyleDeclaration,
  background: string,
): void {
  expect(outlineStyle).to.equal('solid');
  expect(parseFloat(outlineWidth)).to.be.at.least(2);
  expect(contrast(outlineColor, background)).to.be.at.least(3);
}

describe('the submit button', () => {
  // Until there is a click, Firefox may send all mouse events to the field that was used last.
  beforeEach(() => sendMouse({ type: 'click', position: [0, 0] }));

  afterEach(async () => {
    // Released elsewhere, the button does not submit.
    await sendMouse({ type: 'move', position: [0, 0] });
    await resetMouse();
  });

  /** How it looks without the pointer, under it, and pressed. */
  async function looks(state: string): Promise<string[]> {
    const button = part(gallery.at(state), 'submit')!;
    const point = async (): Promise<boolean> => {
      button.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = button.getBoundingClientRect();
      const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
      await sendMouse({ type: 'move', position });
      return button.matches(':hover');
    };
    const look = (): string => {
      endTransitions();
      return styleOf(button).filter;
    };
    const filters = [look()];
    // If the page has moved meanwhile, point again, as a person would.
    await until(point);
    filters.push(look());
    await sendMouse({ type: 'down' });
    await until(() => button.matches(':active'));
    return [...filters, look()];
  }

  it('reacts to the pointer', async () => {
    expect(new Set(await looks('ready'))).to.have.lengthOf(3);
  });

  for (const state of ['ready, disabled', 'checking']) {
    it(`does not react in the state "${state}"`, async () => {
      expect(await looks(state)).to.deep.equal(['none', 'none', 'none']);
    });
  }
});

describe('the text in the field', () => {
  it('is as large as the surrounding text, but never so small that phones zoom in', () => {
    const input = inputOf(gallery.at('ready'));
    for (const [size, expected] of [
      ['10px', '16px'],
      ['16px', '16px'],
      ['32px', '32px'],
    ] as const) {
      gallery.page.style.fontSize = size;
      expect(styleOf(input).fontSize, size).to.equal(expected);
    }
  });
});

describe('a page 320 pixels wide', () => {
  beforeEach(() => {
    gallery.page.style.inlineSize = '320px';
  });

  it('does not scroll sideways, as at 400% zoom', () => {
    expect(gallery.overflowing()).to.deep.equal([]);
  });

  it('does not scroll sideways with text at 200%', () => {
    const { height } = gallery.page.getBoundingClientRect();
    root.style.fontSize = '200%';
    expect(gallery.page.getBoundingClientRect().height).to.be.above(height * 1.8);
    expect(gallery.overflowing()).to.deep.equal([]);
  });

  it("has room for the reader's own text spacing", () => {
    const spacing = new CSSStyleSheet();
    spacing.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
    );
    const trees = gallery.elements.map(({ shadowRoot }) => shadowRoot!);
    for (const tree of trees) tree.adoptedStyleSheets.push(spacing);
    const overflowing = gallery.overflowing();
    const clipped = trees.flatMap((tree) =>
      [...tree.querySelectorAll('button, label, [part=error], .end')].filter(
        ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
          scrollWidth > clientWidth || scrollHeight > clientHeight,
      ),
    );
    for (const tree of trees) tree.adoptedStyleSheets.pop();
    expect(overflowing).to.deep.equal([]);
    expect(clipped.map(({ part }) => part.value)).to.deep.equal([]);
  });
});

describe('with system settings emulated, as only Chromium can,', () => {
  const emulate = (name: string, value: string): Promise<unknown> =>
    executeServerCommand('emulate-features', { features: [{ name, value }] });

  before(function () {
    if (!navigator.userAgent.includes('Chrom')) this.skip();
  });

  afterEach(async () => {
    await executeServerCommand('emulate-features', { features: [] });
  });

  it('forced colors leave borders, icons, focus rings, and the placeholder visible', async () => {
    await emulate('forced-colors', 'active');
    root.style.background = 'Canvas';
    const within = (state: string, selector: string): CSSStyleDeclaration =>
      styleOf(gallery.at(state).shadowRoot!.querySelector(selector));

    for (const [state, selector] of [
      ['ready', '[part=field]'],
      ['ready', '[part=submit]'],
      ['failed, timeout', '[part=retry]'],
      ['loading', '.field'],
      ['loading', '.button'],
    ] as const) {
      const { borderTopStyle, borderTopWidth, borderTopColor } = within(state, selector);
      expect(borderTopStyle, selector).to.equal('solid');
      expect(parseFloat(borderTopWidth), selector).to.be.at.least(1);
      expect(contrast(borderTopColor, pageColor()), selector).to.be.at.least(3);
    }
    const { stroke } = within('ready', '[part=toggle] svg');
    expect(contrast(stroke, within('ready', '[part=field]').backgroundColor)).to.be.at.least(3);
    for (const name of ['input', 'toggle', 'submit']) {
      expectRing(await focusByKeyboard('ready', name), pageColor());
    }
  });

  it('forced colors do not close the gap in the spinner of the busy button', async () => {
    await emulate('forced-colors', 'active');
    const button = part(gallery.at('checking'), 'submit');
    const ring = styleOf(button, '::after');
    // All four borders are visible, whatever their colors.
    expect(contrast(ring.borderTopColor, styleOf(button).backgroundColor)).to.be.above(1);
    // All engines support the prefixed name.
    expect(ring.getPropertyValue('-webkit-mask-image')).to.include('conic-gradient');
  });

  it('forced colors do not reveal the text of the placeholder', async () => {
    const element = gallery.at('loading');
    element.innerHTML = '<span slot="hint">DD/MM/YYYY</span>';
    const bars = [
      styleOf(part(element, 'skeleton')!.querySelector('.question'), '::before'),
      styleOf(element.firstElementChild),
    ];
    expect(bars.map(({ visibility }) => visibility)).to.deep.equal(['visible', 'visible']);
    await emulate('forced-colors', 'active');
    expect(bars.map(({ visibility }) => visibility)).to.deep.equal(['hidden', 'hidden']);
    element.replaceChildren();
  });

  it('reduced motion stops all animations', async () => {
    endTransitions();
    const moving = (): string[] => animations().map((animation) => (animation as CSSAnimation).animationName);
    expect(moving()).to.deep.equal(['breathe', 'turn']);
    await emulate('prefers-reduced-motion', 'reduce');
    expect(moving()).to.deep.equal([]);
  });
});
