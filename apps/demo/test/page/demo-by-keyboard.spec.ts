import { Keyboard } from './support/keyboard.js';
import { tellDemo } from './support/tell-demo.js';

tellDemo('the demo on the page, by the keyboard alone', page => new Keyboard(page));
