import { find } from './dom.ts';

/** Dresses all elements on the page in the theme that is chosen, and shows its CSS to copy. */
export function connectThemes(): void {
  const form = find('form', '[name=themes]');
  const source = find('div', '.source', form);
  const css = find('pre', '', source);
  const result = find('output', '', source);
  const chosen = () => new FormData(form).get('theme') as string;

  const show = async () => {
    const theme = chosen();
    for (const element of document.querySelectorAll('et-secret-question')) element.className = theme;
    result.value = '';
    if (!theme) {
      source.hidden = true;
      return;
    }
    const text = await (await fetch(`/demo/themes/${theme}.css`)).text();
    if (theme !== chosen()) return;
    css.textContent = text;
    source.hidden = false;
    css.scrollTop = 0;
  };

  form.addEventListener('change', () => void show());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    navigator.clipboard.writeText(css.textContent).then(
      () => (result.value = 'Copied.'),
      () => {
        getSelection()?.selectAllChildren(css);
        result.value = 'Selected. Copy it with the keyboard.';
      },
    );
  });
}
