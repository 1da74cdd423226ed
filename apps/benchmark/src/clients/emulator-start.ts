// How long a test waits for a local Slack: to import it the first time, to start the first one, and each one after.
// On a busy machine only the CPU tells.
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
const again: number[] = [];
for (let count = 0; count < 20; count += 1) {
  const before = performance.now();
  const slack = await SlackEmulator.start();
  again.push(performance.now() - before);
  await slack.close();
}
await first.close();
const [median = 0] = again.toSorted((one, other) => one - other).slice(again.length / 2);

process.on('message', () => {
  process.send?.({ importMs: imported - began, cpuOfImport, firstMs: started - imported, cpuOfStart, nextMs: median });
});
process.on('disconnect', () => process.exit(0));
