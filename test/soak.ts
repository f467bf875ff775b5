/**
 * `npm run soak`: runs 200 elements on one page for a minute, with a fault in one request in ten. Every element must
 * settle, every request must end in exactly one event, and nothing may throw. Not part of `npm test`.
 *
 * `SECONDS` and `ELEMENTS` in the environment change the duration and the number of elements.
 */
import { type Api, startApi } from '../demo/api/server.ts';
import { APP_KEY } from '../demo/api/users.ts';
import { startPage } from '../demo/page-server.ts';
import { launchChromium } from './browsers/chromium.ts';

const seconds = Number(process.env['SECONDS'] ?? 60);
const elements = Number(process.env['ELEMENTS'] ?? 200);

const FAULTS = [
  'status.500',
  'status.502',
  'status.404',
  'down',
  'flaky',
  'html',
  'malformed',
  'truncated',
  'stalled',
  'silent',
  'broken.off',
  'dropped',
  'rate.limited',
  'rejected',
  'forbidden',
];

const api: Api = await startApi();
const site = await startPage({ apiUrl: api.url });
const browser = await launchChromium();
try {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.setContent(`<!doctype html><script src="${site.url}/dist/et-secret-question.min.js"></script>`);

  const { ends, verdicts, removals, unsettled, stray } = await page.evaluate(
    async (seconds, count, faults, apiUrl, appKey) => {
      type Question = HTMLElementTagNameMap['et-secret-question'];
      const ends: Record<string, number> = {};
      let verdicts = 0;
      let removals = 0;
      let stray = 0;
      const over = performance.now() + seconds * 1000;
      const pick = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)]!;

      const ended = (element: Question): Promise<void> =>
        new Promise((resolve) => {
          const types = ['question-loaded', 'question-not-required', 'question-failed'] as const;
          const onEnd = (event: Event): void => {
            const name = element.error?.kind ?? event.type;
            ends[name] = (ends[name] ?? 0) + 1;
            for (const type of types) element.removeEventListener(type, onEnd);
            // A second event for the same request is an error.
            const onStray = (): void => {
              stray++;
            };
            for (const type of types) element.addEventListener(type, onStray);
            setTimeout(() => {
              for (const type of types) element.removeEventListener(type, onStray);
              resolve();
            });
          };
          for (const type of types) element.addEventListener(type, onEnd);
        });

      const live = async (element: Question): Promise<void> => {
        element.addEventListener('answer-submitted', (event) => {
          verdicts++;
          void event.respondWith(
            pick([
              () => true,
              () => ({ Errors: ['no'], ErrorsCode: ['ErrorIncorrectAnswer'], IsSucceed: false }),
              () => Promise.reject(new Error('offline')),
            ])(),
          );
        });
        for (let turn = 0; performance.now() < over; turn++) {
          const end = ended(element);
          const isFaulty = Math.random() < 0.1;
          const username = `${isFaulty ? pick(faults) : pick(['robert.zak', 'no.question', 'wei.chen'])}~soak`;
          if (element.username === username) void element.reload();
          else element.username = username;
          await end;
          if (element.status === 'ready' && Math.random() < 0.5) {
            element.value = 'Peterson';
            element.submit();
          } else if (Math.random() < 0.2) {
            removals++;
            element.remove();
            await new Promise((resolve) => setTimeout(resolve));
            const again = ended(element);
            document.body.append(element);
            await again;
          }
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 200));
        }
      };

      const all = Array.from({ length: count }, () => {
        const element = document.createElement('et-secret-question');
        Object.assign(element, { apiUrl, appKey, timeout: 2_000 });
        document.body.append(element);
        return element;
      });
      await Promise.all(all.map(live));
      const unsettled = all.filter(({ status }) => ['idle', 'loading', 'checking'].includes(status)).length;
      return { ends, verdicts, removals, unsettled, stray };
    },
    seconds,
    elements,
    FAULTS,
    api.url,
    APP_KEY,
  );

  console.log(`${String(elements)} elements, ${String(seconds)} seconds, a fault in one request in ten`);
  console.table(ends);
  console.table({ verdicts, removals, unsettled, stray, errors: errors.length });
  for (const error of errors) console.error(error);
  process.exitCode = unsettled || stray || errors.length ? 1 : 0;
} finally {
  await browser.close();
  await Promise.all([site.close(), api.close()]);
}
