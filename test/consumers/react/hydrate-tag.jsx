import { hydrateRoot } from 'react-dom/client';
import { Tag } from './tag.jsx';

const root = document.querySelector('#root');
hydrateRoot(root, <Tag apiUrl={root.dataset.apiUrl} username="robert.zak" />);
