import { expect, fixtureSync, oneEvent } from '@open-wc/testing';
import { nothing } from 'lit';
import english from '../src/locales/en.js';
import { APP_KEY, apiOrigin, apiUrl, copyOf, html } from './helpers/page.js';
import type { Report, Settings } from './pages/hostile/walk.js';

const FOLDER = '/test/pages/hostile';
const SCRIPT = '/dist/et-secret-question.min.js';

/** What every page reports, however hostile it is. */
const good: Report = {
  texts: [
    english.malformed,
    english.malformed,
    'What street did you live on in third grade?',
    english.incorrect,
    english.incorrect,
    english.accepted,
    english.accepted,
  ],
  display: 'flex',
  violations: [],
  warnings: [],
  errors: [],
};

interface Options extends Partial<Settings> {
  sandbox?: string;
}

/** Opens a page that takes the element from a failure to an accepted answer. */
function open(src: string, { sandbox, ...settings }: Options = {}): HTMLIFrameElement {
  const name = JSON.stringify({ apiUrl, appKey: APP_KEY, username: copyOf('malformed*1'), ...settings });
  return fixtureSync(html`<iframe name=${name} sandbox=${sandbox ?? nothing} src=${src}></iframe>`);
}

const reportOf = (frame: HTMLIFrameElement): Promise<Report> =>
  new Promise((resolve) =>
    addEventListener('message', ({ source, data }) => {
      if (source === frame.contentWindow) resolve(data as Report);
    }),
  );

/** Opens a page in the folder, and resolves with its report. */
const walk = (page: string, options?: Options): Promise<Report> =>
  reportOf(open(`${FOLDER}/${page}.html`, options));

/** Opens such a page with these scripts. */
function openScripts(scripts: Blob[], charset = 'utf-8'): HTMLIFrameElement {
  const tags = scripts.map(
    (script) =>
      `<script src="${URL.createObjectURL(script.slice(0, script.size, 'text/javascript'))}"></script>`,
  );
  const page = `<!doctype html>
    <script src="${location.origin}${FOLDER}/walk.ts"></script>
    ${tags.join('')}
    <et-secret-question></et-secret-question>`;
  return open(URL.createObjectURL(new Blob([page], { type: `text/html; charset=${charset}` })));
}

describe('the script-tag file works', () => {
  for (const [where, page] of [
    ['under the strictest policy', 'strict-policy'],
    ['if only its own Trusted Types policy is allowed', 'own-trusted-types'],
    ['twice if only one policy of its name is allowed', 'own-trusted-types-twice'],
    ["if another copy of Lit has taken the name of Lit's policy", 'another-lit'],
    ['if it runs before there is a body', 'before-body'],
  ] as const) {
    it(where, async () => {
      const { warnings, ...report } = await walk(page);
      expect({ ...report, warnings: [] }).to.deep.equal(good);
      expect(warnings).to.have.lengthOf(page.endsWith('twice') ? 1 : 0);
    });
  }

  it('with prototypes that old libraries have extended, which do not leak into errors', async () => {
    const frame = open(`${FOLDER}/junk.html`);
    expect(await reportOf(frame)).to.deep.equal(good);
    const element = frame.contentDocument!.querySelector('et-secret-question')!;
    element.apiUrl = 'ftp://api.example';
    await oneEvent(element, 'question-failed');
    expect(element.error!.status).to.be.undefined;
    expect(element.error!.errors).to.have.lengthOf(0);
  });

  it('in quirks mode', async () => {
    const frame = open(`${FOLDER}/quirks.html`);
    expect(await reportOf(frame)).to.deep.equal(good);
    expect(frame.contentDocument!.compatMode).to.equal('BackCompat');
  });

  it('without constructable stylesheets', async () => {
    const frame = open(`${FOLDER}/no-adopted-styles.html`);
    expect(await reportOf(frame)).to.deep.equal(good);
    const element = frame.contentDocument!.querySelector('et-secret-question')!;
    expect(element.shadowRoot!.querySelector('style')).to.exist;
  });

  it('if Trusted Types policies are forbidden, but not required', async () => {
    const { violations, ...report } = await walk('no-trusted-types');
    expect({ ...report, violations: [] }).to.deep.equal(good);
    // A browser that supports them reports each policy that it blocks, which is unavoidable.
    for (const violation of violations) expect(violation).to.match(/^trusted-types .*et-secret-question$/);
  });

  it('in a sandbox with an opaque origin', async () => {
    expect(await walk('plain', { sandbox: 'allow-scripts' })).to.deep.equal(good);
  });

  it('with URLs that are relative to a base other than the page', async () => {
    expect(await walk('plain', { base: `${apiOrigin}/elsewhere/`, apiUrl: '../api' })).to.deep.equal(good);
  });

  it('when loaded twice, with a warning', async () => {
    const { warnings, ...report } = await walk('twice');
    expect({ ...report, warnings: [] }).to.deep.equal(good);
    expect(warnings).to.have.lengthOf(1);
  });

  it('after another version, which stays in use, with a warning', async () => {
    const script = await (await fetch(SCRIPT)).text();
    const other = script.replaceAll('registerLocale', 'addLanguage');
    const frame = openScripts([new Blob([other]), new Blob([script])]);
    const { warnings, ...report } = await reportOf(frame);
    expect({ ...report, warnings: [] }).to.deep.equal(good);
    expect(warnings).to.have.lengthOf(1);
    const { customElements } = frame.contentWindow as unknown as typeof globalThis;
    expect(customElements.get('et-secret-question')).to.have.property('addLanguage');
  });

  it('with a `fetch` that was wrapped after it had loaded', async () => {
    const { warnings, ...report } = await walk('wrapped-fetch');
    expect({ ...report, warnings: [] }).to.deep.equal(good);
    // Two by the element, two by the page.
    expect(warnings).to.deep.equal(Array(4).fill('wrapped'));
  });

  it('on a page in Latin-1, from a server that declares no encoding', async () => {
    const script = await (await fetch(SCRIPT)).arrayBuffer();
    expect(
      new Uint8Array(script).some((byte) => byte > 127),
      'something to garble',
    ).to.be.true;
    const frame = openScripts([new Blob([script])], 'iso-8859-1');
    expect(await reportOf(frame)).to.deep.equal(good);
    expect(frame.contentDocument!.characterSet).to.equal('windows-1252');
  });
});
