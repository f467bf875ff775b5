export { english as default } from '../localize.js';
