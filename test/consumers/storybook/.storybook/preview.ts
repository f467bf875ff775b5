import { setCustomElementsManifest } from '@storybook/web-components-vite';
import manifest from 'et-secret-question/custom-elements.json';

setCustomElementsManifest(manifest);

export default { tags: ['autodocs'] };
