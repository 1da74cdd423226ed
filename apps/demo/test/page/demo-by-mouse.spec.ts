import { Mouse } from './support/mouse.js';
import { tellDemo } from './support/tell-demo.js';

tellDemo('the demo on the page, by the mouse', page => new Mouse(page));
