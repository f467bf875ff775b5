import { createApp } from 'vue';
import Busy from './Busy.vue';

createApp(Busy).mount('main');
