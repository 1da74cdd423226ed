/** The bytes of a blob as a `data:` URL. @throws Error when they can't be read */
export async function dataUrlOf(blob: Blob): Promise<string> {
  return await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(new Error('it could not be read.')));
    reader.readAsDataURL(blob);
  });
}
