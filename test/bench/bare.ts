/** What to request. */
export interface Question {
  apiUrl: string;
  appKey: string;
  username: string;
  fetch: typeof globalThis.fetch | null;
}

/**
 * The minimum that sends the same request, shows the question as the label of a field, and fires an event. It has no
 * library, states, error handling, languages, or styles.
 */
export class BareQuestion extends HTMLElement implements Question {
  apiUrl = this.getAttribute('api-url') ?? '';
  appKey = this.getAttribute('app-key') ?? '';
  username = this.getAttribute('username') ?? '';
  fetch: typeof globalThis.fetch | null = null;

  connectedCallback(): void {
    const root = this.attachShadow({ mode: 'open' });
    root.innerHTML = '<label for="input"></label><input id="input" type="password">';
    void this.#ask(root.querySelector('label')!);
  }

  async #ask(label: HTMLLabelElement): Promise<void> {
    const url = new URL(`${this.apiUrl}/v1.0/users/password/secret-question`);
    url.searchParams.set('username', this.username);
    const request = new Request(url, {
      headers: { Accept: 'application/json', 'Et-App-Key': this.appKey },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    const response = await (this.fetch ?? fetch)(request);
    const { Model: question } = (await response.json()) as { Model: string };
    label.textContent = question;
    const { username } = this;
    this.dispatchEvent(
      new CustomEvent('question-loaded', { bubbles: true, composed: true, detail: { username, question } }),
    );
  }
}
