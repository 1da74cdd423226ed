/** A language model that always gives the same answer. */
export async function* modelAnswers(question: string, channel = 'nowhere'): AsyncGenerator<string> {
  await Promise.resolve();
  yield `You asked "${question}" `;
  yield `from ${channel}.`;
}
