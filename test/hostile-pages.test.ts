import { expect, fixtureSync } from '@open-wc/testing';
import { nothing } from 'lit';
import { english } from '../src/localize.js';
import { APP_KEY, apiOrigin, apiUrl, copyOf, html } from './helpers/page.js';
import type { Report, Settings } from './pages/hostile/walk.js';

const FOLDER = '/test/pages/hostile';
const SCRIPT = '/dist/et-secret-question.min.js';

/** What all pages report, whatever stands in the way. */
const good: Report = {
  texts: [
    english.loading,
    english.malformed,
    'What street did you live on in third grade?',
    english.checking,
    english.incorrect,
    english.checking,
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

/** Opens a page that walks through the element. */
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

/** A page of the folder, and what comes of it. */
const walk = (page: string, options?: Options): Promise<Report> =>
  reportOf(open(`${FOLDER}/${page}.html`, options));

describe('the script-tag file works', () => {
  for (const [where, page] of [
    ['under the strictest policy', 'strict-policy'],
    ['where its own Trusted Types policy is the only one', 'own-trusted-types'],
    ['where another Lit has taken the name of the policy of Lit', 'another-lit'],
    ['on prototypes that old libraries have extended', 'junk'],
    ['when it has run before there is a body', 'before-body'],
  ] as const) {
    it(where, async () => {
      expect(await walk(page)).to.deep.equal(good);
    });
  }

  it('in quirks mode', async () => {
    const frame = open(`${FOLDER}/quirks.html`);
    expect(await reportOf(frame)).to.deep.equal(good);
    expect(frame.contentDocument!.compatMode).to.equal('BackCompat');
  });

  it('without constructed style sheets', async () => {
    const frame = open(`${FOLDER}/no-adopted-styles.html`);
    expect(await reportOf(frame)).to.deep.equal(good);
    const element = frame.contentDocument!.querySelector('et-secret-question')!;
    expect(element.shadowRoot!.querySelector('style')).to.exist;
  });

  it('where Trusted Types are forbidden, but not required', async () => {
    const { violations, ...report } = await walk('no-trusted-types');
    expect({ ...report, violations: [] }).to.deep.equal(good);
    // A browser that knows them reports each policy that it refuses: that cannot be helped.
    for (const violation of violations) expect(violation).to.match(/^trusted-types .*et-secret-question$/);
  });

  it('in a sandbox without an origin', async () => {
    expect(await walk('plain', { sandbox: 'allow-scripts' })).to.deep.equal(good);
  });

  it('with URLs that are relative to another base than the page', async () => {
    expect(await walk('plain', { base: `${apiOrigin}/elsewhere/`, apiUrl: '../api' })).to.deep.equal(good);
  });

  it('beside a copy of another version, which says so', async () => {
    const { warnings, ...report } = await walk('twice');
    expect({ ...report, warnings: [] }).to.deep.equal(good);
    expect(warnings).to.have.lengthOf(1);
  });

  it('through a `fetch` that was wrapped after it had loaded', async () => {
    const { warnings, ...report } = await walk('wrapped-fetch');
    expect({ ...report, warnings: [] }).to.deep.equal(good);
    // Two of the element, two of the page.
    expect(warnings).to.deep.equal(Array(4).fill('wrapped'));
  });

  it('on a page in Latin-1, from a server that names no encoding', async () => {
    const { origin } = location;
    const script = await (await fetch(SCRIPT)).arrayBuffer();
    expect(
      new Uint8Array(script).some((byte) => byte > 127),
      'something to garble',
    ).to.be.true;
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const page = `<!doctype html>
      <script src="${origin}${FOLDER}/walk.ts"></script>
      <script src="${url}"></script>
      <et-secret-question></et-secret-question>`;
    const frame = open(URL.createObjectURL(new Blob([page], { type: 'text/html; charset=iso-8859-1' })));
    expect(await reportOf(frame)).to.deep.equal(good);
    expect(frame.contentDocument!.characterSet).to.equal('windows-1252');
  });
});
