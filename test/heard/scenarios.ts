import type { Trader } from './trader.ts';

const soon = { note: 'the question comes soon', until: 'question-loaded' } as const;
const slowly = { note: 'the question takes three seconds', until: 'question-loaded' } as const;
const needsNone = { note: 'no question is needed', until: 'question-not-required' } as const;
const isWrong = { note: 'the answer is wrong', until: 'answer-rejected' } as const;
const isRight = { note: 'the answer is right', until: 'answer-accepted' } as const;
const failsAgain = { note: 'the request fails again', until: 'question-failed' } as const;

/** Reasons for there being no question. */
const failures = [
  { note: 'the address of the API is wrong', user: 'robert.zak', 'api-url': 'ftp://example.com/api' },
  { note: 'the API does not know the key', user: 'robert.zak', 'app-key': 'unknown-key' },
  { note: 'the API refuses', user: 'rejected' },
  { note: 'the API is down', user: 'status.501' },
  { note: 'the connection breaks off', user: 'broken.off' },
  { note: 'no reply comes', user: 'silent', timeout: '500' },
  { note: 'the reply is not understood', user: 'malformed' },
] as const;

/**
 * What a trader does, by the name of the scenario. The server counts wrong answers, so each scenario that gives any has
 * its own user, by a suffix after `~`.
 */
export const scenarios: Record<string, (trader: Trader) => Promise<void>> = {
  async loading(trader) {
    await trader.opens({ user: 'robert.zak' }, soon);
    await trader.presses('Tab');
  },

  async 'loading-slowly'(trader) {
    await trader.opens({ user: 'slow' }, slowly);
    await trader.presses('Tab');
  },

  async reading(trader) {
    await trader.isOn({ user: 'robert.zak' }, 'question-loaded');
    await trader.reads(7);
  },

  async toggle(trader) {
    await trader.isOn({ user: 'robert.zak' }, 'question-loaded');
    await trader.presses('Tab');
    await trader.types('ab');
    await trader.presses('Tab');
    await trader.presses('Space');
    await trader.presses('Space');
    await trader.presses('Space');
    await trader.presses('Shift+Tab');
    await trader.types('c');
    await trader.presses('Escape');
    await trader.presses('Tab');
    await trader.presses('Tab');
    await trader.presses('Tab');
  },

  async 'empty-by-enter'(trader) {
    await trader.isOn({ user: 'robert.zak' }, 'question-loaded');
    await trader.presses('Tab');
    await trader.presses('Enter', { note: 'nothing is in the field' });
    await trader.presses('Enter', { note: 'still nothing' });
    await trader.types('a');
  },

  async 'empty-by-button'(trader) {
    await trader.isOn({ user: 'robert.zak' }, 'question-loaded');
    await trader.presses('Tab');
    await trader.presses('Tab');
    await trader.presses('Tab');
    await trader.presses('Space', { note: 'nothing is in the field' });
  },

  async 'answers-slowly'(trader) {
    await trader.isOn({ user: 'reset.slow~slowly' }, 'question-loaded');
    await trader.presses('Tab');
    await trader.types('no');
    await trader.presses('Enter', isWrong);
    await trader.presses('Enter', isWrong);
    await trader.types('Peterson');
    await trader.presses('Enter', isRight);
    await trader.presses('Tab');
  },

  async answers(trader) {
    await trader.isOn({ user: 'robert.zak~answers' }, 'question-loaded');
    await trader.presses('Tab');
    await trader.types('no');
    await trader.presses('Enter', isWrong);
    await trader.types('Peterson');
    await trader.presses('Enter', isRight);
    await trader.reads(4);
  },

  async 'wrong-by-button'(trader) {
    await trader.isOn({ user: 'reset.slow~button' }, 'question-loaded');
    await trader.presses('Tab');
    await trader.types('no');
    await trader.presses('Tab');
    await trader.presses('Tab');
    await trader.presses('Space', isWrong);
  },

  async unchecked(trader) {
    await trader.isOn({ user: 'reset.down' }, 'question-loaded');
    await trader.presses('Tab');
    await trader.types('a');
    await trader.presses('Enter', { note: 'the answer could not be checked', until: 'answer-rejected' });
  },

  async 'too-many-answers'(trader) {
    await trader.isOn({ user: 'reset.rate.limited' }, 'question-loaded');
    await trader.presses('Tab');
    await trader.types('a');
    await trader.presses('Enter', { note: 'too many answers', until: 'answer-rejected' });
  },

  async locked(trader) {
    await trader.isOn({ user: 'reset.locked' }, 'question-loaded');
    await trader.presses('Tab');
    await trader.types('a');
    await trader.presses('Enter', { note: 'the account is locked', until: 'answer-rejected' });
  },

  async retry(trader) {
    await trader.opens({ user: 'status.501*2' }, { note: 'the request fails', until: 'question-failed' });
    await trader.presses('Tab');
    await trader.presses('Enter', failsAgain);
    await trader.presses('Enter', soon);
    await trader.presses('Tab');
  },

  async 'rate-limited'(trader) {
    await trader.opens({ user: 'rate.limited' }, { note: 'too many requests', until: 'question-failed' });
    await trader.presses('Tab');
    await trader.presses('Enter', { note: 'not before two minutes have passed' });
  },

  async failures(trader) {
    for (const { note, ...settings } of failures) {
      await trader.isOn({ ...settings, wizard: 'yes' });
      await trader.presses('Enter', { note, until: 'question-failed' });
    }
  },

  async 'failure-read'(trader) {
    await trader.isOn({ user: 'status.501' }, 'question-failed');
    await trader.reads(5);
  },

  async 'not-required'(trader) {
    await trader.opens({ user: 'no.question' }, needsNone);
    await trader.presses('Tab');
    await trader.reads(4);
  },

  async wizard(trader) {
    await trader.isOn({ user: 'robert.zak', wizard: 'yes' });
    await trader.presses('Enter', soon);
    await trader.presses('Tab');
  },

  async 'wizard-slowly'(trader) {
    await trader.isOn({ user: 'slow', wizard: 'yes' });
    await trader.presses('Enter', slowly);
    await trader.presses('Tab');
  },

  async 'wizard-not-required'(trader) {
    await trader.isOn({ user: 'no.question', wizard: 'yes' });
    await trader.presses('Enter', needsNone);
    await trader.presses('Tab');
  },

  async autofocus(trader) {
    await trader.isOn({ user: 'robert.zak', wizard: 'yes', autofocus: 'yes' });
    await trader.presses('Enter', soon);
  },

  async 'autofocus-slowly'(trader) {
    await trader.isOn({ user: 'slow', wizard: 'yes', autofocus: 'yes' });
    await trader.presses('Enter', slowly);
  },

  async 'autofocus-not-required'(trader) {
    await trader.isOn({ user: 'no.question', wizard: 'yes', autofocus: 'yes' });
    await trader.presses('Enter', needsNone);
    await trader.presses('Tab');
  },

  async 'arabic-question'(trader) {
    await trader.opens({ user: 'layla.haddad' }, soon);
    await trader.presses('Tab');
    await trader.presses('Enter', { note: 'nothing is in the field' });
  },

  async 'arabic-page'(trader) {
    await trader.opens({ user: 'layla.haddad', lang: 'ar' }, soon);
    await trader.presses('Tab');
    await trader.presses('Tab');
    await trader.presses('Tab');
    await trader.presses('Enter', { note: 'nothing is in the field' });
  },

  async 'arabic-element'(trader) {
    await trader.opens({ user: 'layla.haddad', 'element-lang': 'ar' }, soon);
    await trader.presses('Tab');
    await trader.presses('Tab');
    await trader.presses('Tab');
    await trader.presses('Enter', { note: 'nothing is in the field' });
  },
};
