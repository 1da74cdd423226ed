declare module 'virtual:emoji' {
  /** Slack's emoji, packed by `packEmoji` in picker order. */
  const packed: string;
  export default packed;
}
