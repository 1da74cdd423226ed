import { Keyboard } from './support/keyboard.js';
import { describeDemo } from './support/describe-demo.js';

describeDemo('the demo on the page, with the keyboard only', page => new Keyboard(page));
