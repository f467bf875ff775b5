import { hydrate } from 'react-dom';
import { Step } from './step.tsx';

const root = document.querySelector('#root');
hydrate(<Step apiUrl={root.dataset.apiUrl} username="robert.zak" />, root);
