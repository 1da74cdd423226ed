import { Mouse } from './support/mouse.js';
import { describeDemo } from './support/describe-demo.js';

describeDemo('the demo on the page, with the mouse', page => new Mouse(page));
