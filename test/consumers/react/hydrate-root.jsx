import { hydrateRoot } from 'react-dom/client';
import { Step } from './step.tsx';

const root = document.querySelector('#root');
hydrateRoot(root, <Step apiUrl={root.dataset.apiUrl} username="robert.zak" />);
