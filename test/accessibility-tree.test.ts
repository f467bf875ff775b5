import { expect } from '@open-wc/testing';
import { a11ySnapshot } from '@web/test-runner-commands';
import { seededUsers } from '../demo/api/users.js';
import { type Gallery, showStates, states } from './helpers/states.js';

/** A node of the accessibility tree, as Chromium exposes it. */
interface AccessibleNode {
  role: string;
  name: string;
  value?: string;
  description?: string;
  children?: AccessibleNode[];
  [flag: string]: unknown;
}

const FLAGS = ['live', 'required', 'readonly', 'disabled', 'invalid', 'busy', 'pressed'];

/** One line per node: role, name or text, value, description, and the flags that are set. */
function lines({ role, name, value, description, children = [], ...flags }: AccessibleNode): string[] {
  const texts = children.filter((child) => child.role === 'StaticText');
  const line = [
    role === 'StaticText' ? 'text' : role,
    `"${name || texts.map((text) => text.name).join('')}"`,
    ...(value ? [`= "${value}"`] : []),
    ...(description ? [`(${description})`] : []),
    ...FLAGS.filter((flag) => flags[flag] && flags[flag] !== 'false'),
  ].join(' ');
  return [line, ...children.filter((child) => !texts.includes(child)).flatMap(lines)];
}

const questionOf = (name: string): string => seededUsers.find(({ username }) => username === name)!.question;
const STREET = questionOf('robert.zak');
const LONG = questionOf('long.question');
const ARABIC = questionOf('layla.haddad');

const trees: Record<string, string> = {
  idle: '',
  loading: '',
  ready: `
    text "${STREET}"
    textbox "${STREET}" required
    button "Show answer"
    button "Continue"`,
  'ready, with slots': `
    heading "Is it you?"
    text "${STREET}"
    textbox "${STREET}" (You can use capital or small letters.) required
    button "Show answer"
    text "You can use capital or small letters."
    button "Go on"
    link "Try another way"`,
  'ready, shown': `
    text "${STREET}"
    textbox "${STREET}" = "Peterson" required
    button "Show answer" pressed
    button "Continue"`,
  'ready, unmasked': `
    text "${STREET}"
    textbox "${STREET}" required
    button "Continue"`,
  'ready, disabled': `
    text "${STREET}"
    textbox "${STREET}" required disabled
    button "Show answer" disabled
    button "Continue" disabled`,
  'ready, long question': `
    text "${LONG}"
    textbox "${LONG}" required
    button "Show answer"
    button "Continue"`,
  'ready, Arabic question': `
    text "${ARABIC}"
    textbox "${ARABIC}" required
    button "Show answer"
    button "Continue"`,
  'ready, blank': `
    text "${STREET}"
    textbox "${STREET}" (Enter your answer.) required invalid
    button "Show answer"
    text "Enter your answer."
    button "Continue"`,
  'ready, incorrect': `
    text "${STREET}"
    textbox "${STREET}" = "••••••" (That answer is not correct. Please try again.) required invalid
    button "Show answer"
    text "That answer is not correct. Please try again."
    button "Continue"`,
  'ready, unchecked': `
    text "${STREET}"
    textbox "${STREET}" = "••••••••" (We could not check your answer. Please try again.) required
    button "Show answer"
    text "We could not check your answer. Please try again."
    button "Continue"`,
  'ready, rate-limited': `
    text "${STREET}"
    textbox "${STREET}" = "••••••••" (Too many attempts. Please try again later.) required
    button "Show answer"
    text "Too many attempts. Please try again later."
    button "Continue"`,
  'ready, error-message': `
    text "${STREET}"
    textbox "${STREET}" (You have two attempts left. DD/MM/YYYY) required invalid
    button "Show answer"
    text "DD/MM/YYYY"
    text "You have two attempts left."
    button "Continue"`,
  checking: `
    text "${STREET}"
    textbox "${STREET}" = "••••••••" required readonly
    button "Show answer"
    button "Continue" disabled busy`,
  accepted: `
    text "Your answer is correct."`,
  'not-required': `
    text "No security question is needed."`,
  'failed, configuration': `
    text "This page is not set up correctly. Please contact support."`,
  'failed, app-key': `
    text "This page is not allowed to ask for your question. Please contact support."`,
  'failed, rejected': `
    text "We cannot show a security question here. Please contact support."`,
  'failed, rate-limited': `
    text "Too many attempts. Please try again in 2 hours."
    button "Try again" disabled`,
  'failed, unavailable': `
    text "The service is not available at the moment. Please try again."
    button "Try again"`,
  'failed, network': `
    text "We could not reach the service. Check your connection and try again."
    button "Try again"`,
  'failed, timeout': `
    text "The service took too long to respond. Please try again."
    button "Try again"`,
  'failed, malformed': `
    text "We could not read the response from the service. Please try again."
    button "Try again"`,
};

let gallery: Gallery;

before(async function () {
  this.timeout(30_000);
  gallery = await showStates();
});

after(() => {
  gallery.page.remove();
});

describe('the accessibility tree (in Chromium, the only engine that exposes it)', () => {
  let regions: AccessibleNode[];

  before(async function () {
    if (!navigator.userAgent.includes('Chrom')) this.skip();
    // eslint-disable-next-line @typescript-eslint/no-confusing-void-expression -- its types are wrong
    const { children } = (await a11ySnapshot({})) as unknown as AccessibleNode;
    regions = children![0]!.children!;
  });

  for (const { name } of states) {
    it(`has the expected nodes in the state "${name}"`, () => {
      const { children } = regions.find((region) => region.name === name)!;
      // Announcements are tested elsewhere.
      const lasting = (children ?? []).flatMap(lines).filter((line) => !line.endsWith(' live'));
      expect(lasting).to.deep.equal(trees[name]!.split(/\n\s+/).filter(Boolean));
    });
  }
});

describe('the description of the field', () => {
  it('is the error, then the hint', () => {
    const { shadowRoot } = gallery.at('ready, error-message');
    const ids = shadowRoot!.querySelector('input')!.getAttribute('aria-describedby')!.split(' ');
    const texts = ids.map((id) => {
      const element = shadowRoot!.getElementById(id)!;
      // The hint is a slot: its slotted content describes the field.
      return (
        element instanceof HTMLSlotElement ? element.assignedElements()[0]! : element
      ).textContent.trim();
    });
    expect(texts).to.deep.equal(['You have two attempts left.', 'DD/MM/YYYY']);
  });
});
