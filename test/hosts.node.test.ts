import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { type Api, startApi } from '../demo/api/server.ts';
import { hosts } from '../demo/hosts/hosts.ts';
import { type Page as Site, startPage } from '../demo/page-server.ts';
import { launchChromium } from './browsers/chromium.ts';

const folder = join(import.meta.dirname, '../demo/hosts');

describe('hosts', () => {
  let api: Api;
  let site: Site;
  let browser: Browser;
  let page: Page;

  before(async () => {
    api = await startApi();
    site = await startPage({ apiUrl: api.url });
    browser = await launchChromium();
    page = await browser.newPage();
    // Only what surrounds the hosts is tested here; test/hosts.test.ts tests what they do.
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      void (/\/hosts\/.*\/main\.tsx?$/.test(request.url()) ? request.abort() : request.continue());
    });
  });

  after(async () => {
    await browser.close();
    await Promise.all([site.close(), api.close()]);
  });

  const linksOf = () =>
    page.$$eval('nav .hosts a', (links) => links.map((link) => [link.pathname, link.textContent]));

  const links = hosts.map(({ name, title }) => [`/demo/hosts/${name}/`, title]);

  it('are all linked from the demo page', async () => {
    const folders = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    assert.deepEqual(hosts.map(({ name }) => name).sort(), folders.map(({ name }) => name).sort());
    await page.goto(site.url);
    await page.waitForSelector('nav .hosts');
    assert.deepEqual(await linksOf(), links);
  });

  for (const { name, title, sources } of hosts) {
    it(`${name} shows its source, and links to the others`, async () => {
      await page.goto(`${site.url}/demo/hosts/${name}/`);
      const texts = await Promise.all(sources.map((source) => readFile(join(folder, name, source), 'utf8')));
      await page.waitForFunction(
        (texts) =>
          JSON.stringify([...document.querySelectorAll('pre')].map((pre) => pre.textContent)) === texts,
        {},
        JSON.stringify(texts),
      );
      assert.equal(await page.$eval('h1', (heading) => heading.textContent), title);
      assert.equal(await page.title(), `${title} – <et-secret-question>`);
      assert.deepEqual(await linksOf(), links);
      assert.equal(await page.$eval('[aria-current]', (link) => link.textContent), title);
    });
  }

  it('form puts posted values into the page as text', async () => {
    const username = `"><img src=x>&amp;'`;
    const url = `${site.url}/demo/hosts/form/`;
    const posted = await fetch(url, { method: 'POST', body: new URLSearchParams({ username, answer: 'x' }) });
    assert.equal(posted.status, 422);
    const shown = await fetch(`${url}?${new URLSearchParams({ username }).toString()}`);
    for (const response of [posted, shown]) {
      const values = (await response.text()).matchAll(/(?:username|value)="([^"]*)"/g);
      const shownAs = '&quot;&gt;&lt;img src=x&gt;&amp;amp;&#39;';
      assert.deepEqual(
        [...values].map(([, value]) => value),
        [shownAs, shownAs, shownAs],
      );
    }
  });
});
