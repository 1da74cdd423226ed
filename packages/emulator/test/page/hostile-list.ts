/** What would run, if any of it were taken for code: it leaves a mark on the window that the tests look for. */
const MARK = 'window.marked=1';

/** Texts that are markup, or break out of it, where somebody puts a text into markup. */
export const HOSTILE_TEXTS: readonly string[] = [
  `<script>${MARK}</script>`,
  `<img src=x onerror=${MARK}>`,
  `"><svg onload=${MARK}>`,
  `'-${MARK}-'`,
  `</title></textarea></style></script><script>${MARK}</script>`,
  `<iframe srcdoc="<script>parent.${MARK}</script>"></iframe>`,
  `<a href="javascript:${MARK}">go</a>`,
  `<form action="https://elsewhere.example/"><button>go</button></form>`,
  `<base href="https://elsewhere.example/"><meta http-equiv="refresh" content="0;url=https://elsewhere.example/">`,
  `<link rel="stylesheet" href="https://elsewhere.example/a.css"><style>@import "https://elsewhere.example/b.css";</style>`,
  `<object data="data:text/html,<script>${MARK}</script>"></object><embed src="https://elsewhere.example/">`,
  `<math><mtext><table><mglyph><style><img src onerror=${MARK}>`,
  `{{constructor.constructor('${MARK}')()}} \${${MARK}} <%= ${MARK} %>`,
  `&lt;script&gt;${MARK}&lt;/script&gt; &#60;img src=x onerror=${MARK}&#62;`,
  '__proto__',
  'constructor',
  '\u202Egnp.exe\u202C \u0000\u0007\u001B[2J \uD800 \uFEFF',
  `${'🧨'.repeat(200)} ${'a'.repeat(3000)}`,
];

/** Addresses that run something, read something of the machine, or are taken for others than they are. */
export const HOSTILE_ADDRESSES: readonly string[] = [
  `javascript:${MARK}`,
  `JaVaScRiPt:${MARK}`,
  ` javascript:${MARK}`,
  `\u0001javascript:${MARK}`,
  `java\tscript:${MARK}`,
  `java\nscript:${MARK}`,
  `javascript://elsewhere.example/%0a${MARK}`,
  `vbscript:${MARK}`,
  `data:text/html,<script>${MARK}</script>`,
  `data:text/html;base64,PHNjcmlwdD53aW5kb3cubWFya2VkPTE8L3NjcmlwdD4=`,
  `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${MARK}"/>`,
  `blob:https://elsewhere.example/1`,
  `file:///etc/passwd`,
  `filesystem:https://elsewhere.example/1`,
  `about:blank`,
  `view-source:https://elsewhere.example/`,
  `//elsewhere.example/`,
  `\\\\elsewhere.example\\share`,
  `/control/v1/reset`,
  `https://elsewhere.example/" onmouseover="${MARK}`,
  `https://user:secret@elsewhere.example/`,
  `http://[::1`,
];

/** Slack's own markup, with what it must not lead to within. */
export const HOSTILE_MARKUP: readonly string[] = [
  ...HOSTILE_ADDRESSES.flatMap(address => [`<${address}|go>`, `<${address}>`, `[go](${address})`, `![go](${address})`]),
  `<!date^0^{date}^javascript:${MARK}|then>`,
  `<@U1|<script>${MARK}</script>> <#C1|"><img src=x onerror=${MARK}>> <!subteam^S1|<svg onload=${MARK}>>`,
  `\`\`\`</code></pre><script>${MARK}</script>\`\`\` *<b onclick=${MARK}>bold</b>* _</i>_ ~</s>~`,
  `> <blockquote onclick=${MARK}>\n> ${'>'.repeat(500)} ${'*_~'.repeat(500)}`,
  `:<img src=x onerror=${MARK}>: :__proto__: :constructor: ${':a'.repeat(500)}`,
  `${'['.repeat(2000)}${'<'.repeat(2000)}${'`'.repeat(2000)}`,
];
