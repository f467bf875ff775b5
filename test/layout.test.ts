import { expect } from '@open-wc/testing';
import '../src/index.js';
import { has } from './helpers/floor.js';
import {
  APP_KEY,
  apiUrl,
  copyOf,
  enter,
  html,
  inputOf,
  part,
  put,
  settled,
  shown,
  isVisible,
} from './helpers/page.js';

async function twoFrames(): Promise<void> {
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
}

/** Column widths on phones, around the point where the seeded question wraps to two lines, and a wide one. */
const WIDTHS = [301, 320, 343, 360, 390, 800];

// For questions no longer than `.question::before`, such as the seeded one: a longer one takes the lines that it needs.
describe('the layout', () => {
  for (const width of WIDTHS) {
    it(`keeps its height when the question appears, at ${width} pixels`, async () => {
      for (const font of ['serif', 'sans-serif', 'monospace']) {
        const element = put(
          html`<et-secret-question style="inline-size: ${width}px; font-family: ${font}">
            <p slot="hint">DD/MM/YYYY</p>
          </et-secret-question>`,
        );
        Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
        await element.updateComplete;
        const placeholder = element.getBoundingClientRect().height;
        await settled(element);
        expect(element.getBoundingClientRect().height, font).to.equal(placeholder);
      }
    });

    it(`does not shift the page when the question appears, at ${width} pixels`, async function () {
      if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) this.skip();
      const element = put(
        html`<et-secret-question style="inline-size: ${width}px"></et-secret-question>
          <p>What is below</p>`,
      );
      let release!: () => void;
      const painted = new Promise<void>((resolve) => (release = resolve));
      Object.assign(element, {
        apiUrl,
        appKey: APP_KEY,
        username: copyOf('robert.zak'),
        // The question arrives after the placeholder has been painted.
        fetch: (request: Request) => painted.then(() => fetch(request)),
      });
      const ended = settled(element);
      await twoFrames();
      const shifts: PerformanceEntry[] = [];
      const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
      observer.observe({ type: 'layout-shift' });
      release();
      await ended;
      await twoFrames();
      shifts.push(...observer.takeRecords());
      observer.disconnect();
      expect(shifts.map((shift) => (shift as PerformanceEntry & { value: number }).value)).to.deep.equal([]);
    });
  }

  for (const [page, username] of [
    ['rtl', 'robert.zak'],
    ['ltr', 'layla.haddad'],
  ] as const) {
    it(`aligns question and messages with the start of the field, on an ${page} page`, async () => {
      const element = put(html`<et-secret-question dir=${page}></et-secret-question>`);
      Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf(username) });
      await settled(element);
      element.submit();
      await element.updateComplete;
      const sideOf = ({ left, right }: DOMRect) => Math.round(page === 'rtl' ? right : left);
      const start = sideOf(part(element, 'field')!.getBoundingClientRect());
      const textOf = (name: string): DOMRect => {
        const range = document.createRange();
        range.selectNodeContents(part(element, name)!.querySelector('span')!);
        return range.getBoundingClientRect();
      };
      expect(sideOf(textOf('question')), 'question').to.equal(start);
      const icon = sideOf(part(element, 'error')!.querySelector('svg')!.getBoundingClientRect());
      expect(Math.abs(icon - start), 'icon of the message').to.be.at.most(4);
      // Beside the icon, whatever the direction of the text.
      element.errorMessage = page === 'rtl' ? 'Not quite.' : 'ليس تمامًا.';
      await element.updateComplete;
      expect(Math.abs(sideOf(textOf('error')) - start), 'message').to.be.within(20, 40);
    });
  }

  it("gives the field the page's direction while it is empty, then the answer's", async () => {
    const element = await shown();
    const input = inputOf(element);
    const directionOf = (text: string): string => {
      enter(element, text);
      return getComputedStyle(input).direction;
    };
    for (const dir of ['ltr', 'rtl']) {
      element.dir = dir;
      expect(directionOf(''), dir).to.equal(dir);
      expect(directionOf('Peterson'), dir).to.equal('ltr');
      if (has('dir=auto in fields')) expect(directionOf('شارع الأمل'), dir).to.equal('rtl');
    }
  });

  it('has targets of at least 44 pixels', async () => {
    const element = await shown();
    const failed = await shown(copyOf('malformed'));
    for (const target of [
      part(element, 'field'),
      part(element, 'toggle'),
      part(element, 'submit'),
      part(failed, 'retry'),
    ]) {
      const { width, height } = target!.getBoundingClientRect();
      expect(width).to.be.at.least(44);
      expect(height).to.be.at.least(44);
    }
  });

  it('fits in 320 pixels with a very long question and long words', async () => {
    const container = put(
      html`<div style="inline-size: 320px"><et-secret-question></et-secret-question></div>`,
    );
    for (const username of ['long.question', 'markup']) {
      Object.assign(container, {
        apiUrl,
        appKey: APP_KEY,
        username: copyOf(username),
        errorMessage: 'x'.repeat(200),
      });
      await settled(container);
      expect(container.scrollWidth, username).to.be.at.most(320);
      expect(inputOf(container).getBoundingClientRect().right).to.be.at.most(
        container.getBoundingClientRect().right,
      );
    }
  });

  it('is hidden by the `hidden` attribute', async () => {
    const element = await shown();
    element.hidden = true;
    expect(isVisible(element)).to.be.false;
  });
});
