/** A language model that answers at once, and always the same. */
export async function* modelAnswers(question: string, channel = 'nowhere'): AsyncGenerator<string> {
  await Promise.resolve();
  yield `You asked "${question}" `;
  yield `from ${channel}.`;
}
