// Measures the start of a local Slack in a test: the import, the first start, and later starts. On a busy machine only the
// CPU time is meaningful.
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const began = performance.now();
const cpuAtFirst = cpuMs();
const { SlackEmulator } = await import('@nest-slack/emulator');
const imported = performance.now();
const cpuOfImport = cpuMs() - cpuAtFirst;
const first = await SlackEmulator.start();
const started = performance.now();
const cpuOfStart = cpuMs() - cpuAtFirst - cpuOfImport;
const laterStarts: number[] = [];
for (let count = 0; count < 20; count += 1) {
  const before = performance.now();
  const slack = await SlackEmulator.start();
  laterStarts.push(performance.now() - before);
  await slack.close();
}
await first.close();
const [median = 0] = laterStarts.toSorted((one, other) => one - other).slice(laterStarts.length / 2);

process.on('message', () => {
  process.send?.({ importMs: imported - began, cpuOfImport, firstMs: started - imported, cpuOfStart, nextMs: median });
});
process.on('disconnect', () => process.exit(0));
